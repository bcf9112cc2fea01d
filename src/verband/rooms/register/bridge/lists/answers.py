"""What a person chose on a page for the names of a list that are not certain, and its columns to choose from."""

from collections.abc import Mapping
from dataclasses import replace

from verband.core.lists.pairs import Pair
from verband.core.lists.reading import read_list
from verband.rooms.register.bridge.lists.opening import OpenedList
from verband.rooms.register.bridge.lists.workbook import WORKBOOK, read_workbook

NEW = "nieuw"
"""The answer that a name is that of something new."""
GOVERNMENT = "overheid"
"""What a doubt about a government is about; all others are about the partnership or area."""
Answers = Mapping[tuple[str, str], str]
"""What a doubt is about and the text as the list has it → code, name, or ``NEW``."""


def answered(opened: OpenedList, answers: Answers) -> OpenedList:
    """Return the list as if it said what was chosen; lines without a choice stay as they are."""
    new = frozenset(text for (_, text), answer in answers.items() if answer == NEW)
    told = {key: answer for key, answer in answers.items() if answer != NEW}
    return replace(
        opened,
        options=replace(opened.options, new_names=new),
        pairs=tuple(_with_choice(pair, told) for pair in opened.pairs),
    )


def _with_choice(pair: Pair, told: Answers) -> Pair:
    government = told.get((GOVERNMENT, pair.government or " ".join(pair.government_codes)))
    if government:
        pair = replace(pair, government=government, government_codes=())
    written = pair.partnership or " ".join(pair.partnership_codes)
    partnership = next((told[key] for key in told if key[0] != GOVERNMENT and key[1] == written), "")
    return replace(pair, partnership=partnership, partnership_codes=()) if partnership else pair


def columns_to_choose(data: bytes) -> tuple[tuple[str, str], ...]:
    """Return the columns of a list, each as it is named to the reader and as people read it.

    Raises
    ------
    InputError
        When it is no list.
    """
    listed = read_workbook(data)[0] if data.startswith(WORKBOOK) else read_list(data)
    heads = [" ".join(head.split()) for head in listed.header]
    return tuple(
        (head if head and heads.count(head) == 1 else str(place), head or f"kolom {place} (zonder kop)")
        for place, head in enumerate(heads, start=1)
    )
