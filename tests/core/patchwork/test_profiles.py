from hypothesis import given
from hypothesis import strategies as st

from verband.core.patchwork.profiles import UNKNOWN, Alike, Profile, alike, coverage

ANSWERS = st.sampled_from(["first", "second", "mixed", UNKNOWN])
PROFILES = st.lists(st.tuples(ANSWERS, ANSWERS), max_size=12).map(
    lambda rows: [Profile(number, answers) for number, answers in enumerate(rows)]
)


def test_coverage_counts_answers_and_not_tasks():
    profiles = [Profile("afval", ("first", UNKNOWN, "mixed")), Profile("jeugd", (UNKNOWN,) * 3)]
    assert coverage(profiles) == (2, 6)


def test_no_tasks_have_no_answers_of_none():
    assert coverage([]) == (0, 0)


def test_tasks_with_the_same_complete_profile_stand_together():
    profiles = [
        Profile("afval", ("first", "second")),
        Profile("jeugd", ("second", "second")),
        Profile("belasting", ("first", "second")),
    ]
    assert alike(profiles) == (Alike(("first", "second"), ("afval", "belasting")),)


def test_unknown_is_not_the_same_as_unknown():
    assert alike([Profile("afval", ("first", UNKNOWN)), Profile("jeugd", ("first", UNKNOWN))]) == ()


@given(PROFILES)
def test_every_complete_task_stands_in_at_most_one_group_of_its_equals(profiles):
    groups = alike(profiles)
    placed = [key for group in groups for key in group.keys]
    assert len(placed) == len(set(placed))
    assert all(profiles[key].answers == group.answers for group in groups for key in group.keys)
    assert [len(group.keys) for group in groups] == sorted((len(g.keys) for g in groups), reverse=True)
    alone = [p for p in profiles if p.is_complete and p.key not in placed]
    assert len({p.answers for p in alone}) == len(alone)
