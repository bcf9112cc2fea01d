"""What councils have goes along when two records of one partnership are merged, and comes back."""

from datetime import UTC, date, datetime

import pytest

from verband.rooms.councils.choices import Occasion, Reaction
from verband.rooms.councils.models import BoardItem, BoardMeeting, Consultation
from verband.rooms.councils.services.days import write_down
from verband.rooms.history.services import undo_batch
from verband.rooms.register.selectors.merging import merging_of
from verband.rooms.register.services.keep.merging import MergeError, merge_records
from verband.rooms.register.tests.twins import build_twins

AT = datetime(2026, 6, 1, 12, tzinfo=UTC)
DAY = date(2026, 7, 8)


@pytest.fixture
def twins(region):
    return build_twins(region)


def meets(partnership, cast):
    row = BoardMeeting(partnership=partnership, on=DAY, occasion=Occasion.BUDGET, year=2027)
    write_down(rows=[row], at=AT, by=cast.ambtenaar)
    return row


def put(partnership, party, **values):
    said = {"occasion": Occasion.BUDGET, "year": 2027, "subject": "ontwerpbegroting"}
    return Consultation.objects.create(partnership=partnership, party=party, **said, **values)


def merged(twins, by, **choices):
    goes, stays = twins
    mark = merging_of(goes, stays).mark
    return merge_records(goes=goes, stays=stays, choices=choices, mark=mark, at=AT, by=by)


def test_meetings_and_pieces_go_along_and_come_back(twins, cast, region):
    goes, stays = twins
    meeting, piece = meets(goes, cast), put(goes, region.houten)
    batch = merged(twins, cast.ambtenaar)
    for row in (meeting, piece):
        row.refresh_from_db()
        assert row.partnership == stays
    undo_batch(batch=batch, at=AT, on=AT.date(), by=cast.ambtenaar)
    for row in (meeting, piece):
        row.refresh_from_db()
        assert row.partnership == goes


def test_a_draft_is_not_shown_to_who_merges(twins, region):
    goes, stays = twins
    put(goes, region.houten, text="Geheim concept", reaction=Reaction.PENDING)
    put(stays, region.houten, text="Ander concept", sent_on=date(2026, 4, 15))
    [clash] = merging_of(goes, stays).collisions
    assert "concept" not in f"{clash.stays.words} {clash.goes.words}"
    assert "15 april 2026" in clash.stays.words


def test_a_meeting_with_items_never_falls_with_a_merge(twins, cast, region):
    goes, stays = twins
    lost, kept = meets(goes, cast), meets(stays, cast)
    BoardItem.objects.create(meeting=lost, title="Voertuigen", asked="Kiezen", drafted_by=region.houten)
    merging = merging_of(goes, stays)
    # The same meeting on both sides is alike: the one that stays is kept, and the other would go with its items.
    assert [each.part.code for each in merging.alike] == ["board-meeting"]
    with pytest.raises(MergeError, match="hangen nog agendapunten van een bestuur"):
        merged(twins, cast.ambtenaar)
    assert set(BoardMeeting.objects.all()) == {lost, kept}


def test_a_piece_with_a_draft_never_gives_way_to_an_empty_one(twins, cast, region):
    goes, stays = twins
    put(goes, region.houten, text="Geheim concept")
    put(stays, region.houten, sent_on=date(2026, 4, 15))
    [clash] = merging_of(goes, stays).collisions
    assert "tekst" not in clash.differing
    with pytest.raises(MergeError, match="vraag de griffie"):
        merged(twins, cast.ambtenaar, **{clash.key: False})
    merged(twins, cast.ambtenaar, **{clash.key: True})
    assert [row.text for row in Consultation.objects.filter(partnership=stays)] == ["Geheim concept"]
