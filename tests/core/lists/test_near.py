from verband.core.lists.near import MOST, NearIndex

INDEX = NearIndex(
    [
        (0, "utrecht"),
        (1, "utrechtse heuvelrug"),
        (2, "baarn"),
        (3, "valkenburg aan de geul"),
        (3, "valkenburg"),
    ]
)


def test_name_with_two_letters_swapped_looks_alike():
    (first, *_) = INDEX.nearest("utrecth")
    assert (first.place, first.reason) == (0, "lijkt voor 86 procent op de naam")


def test_part_of_a_name_is_proposed_with_its_reason():
    assert [near.reason for near in NearIndex([(0, "valkenburg aan de geul")]).nearest("valkenburg")] == [
        "wat er staat is een deel van de naam"
    ]


def test_name_within_a_longer_text_is_proposed_with_its_reason():
    found = INDEX.nearest("stadhuis van de plaats baarn")
    assert [(near.place, near.reason) for near in found] == [(2, "de naam is een deel van wat er staat")]


def test_one_party_is_proposed_once_for_its_best_name():
    assert [near.place for near in INDEX.nearest("valkenburg")] == [3]
    assert [near.place for near in INDEX.nearest("valkenburg aan de geul")] == [3]


def test_name_like_nothing_gives_no_proposal():
    assert INDEX.nearest("xyz") == []
    assert INDEX.nearest("aan de") == []


def test_proposals_are_few_and_best_first():
    found = NearIndex([(place, f"gemeente {place}") for place in range(20)]).nearest("gemeente 7")
    assert len(found) == MOST
    assert found[0].place == 7
