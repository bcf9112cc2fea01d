"""How far a moment is, in words and signs: the same in grid, list, file and calendar."""

from verband.rooms.common.words import datum
from verband.rooms.councils.bridge.moments import Course, Handed, Moment, State

SIGNS = {
    State.LATE: "!",
    State.STILL_OPEN: "(→)",
    State.MISSING: "?",
    State.RECEIVED: "(?)",
    State.UNDER_WAY: "→",
    State.AHEAD: "",
    State.LATEST: "*",
    State.AFTER_TERM: "(✓)",
    State.DONE: "✓",
    State.ANSWERED: "✓✓",
}
WORDS = {
    State.LATE: "te laat",
    State.STILL_OPEN: "termijn voorbij; kan nog tot de vergadering van het bestuur",
    State.MISSING: "dag voorbij, niet vastgelegd",
    State.RECEIVED: "ontvangen na de laatste dag; verzending niet vastgelegd",
    State.UNDER_WAY: "loopt: verzonden, ontvangen of nog niet teruggestuurd",
    State.AHEAD: "komt nog",
    State.LATEST: "komt nog, uiterste dag (vergadering niet ingevuld)",
    State.AFTER_TERM: "gedaan, na de termijn",
    State.DONE: "gedaan",
    State.ANSWERED: "beantwoord",
}
OVER = frozenset({State.LATE, State.RECEIVED, State.AFTER_TERM, State.DONE, State.ANSWERED})
"""What asks nothing of anyone any more, whether it was in time or not."""
NO_MEETING = "de vergadering van het bestuur is niet ingevuld"


def state_in_words(moment: Moment, state: State, course: Course | None = None) -> str:
    """Return how far a moment is; of a view around the meeting of the board with the day of that meeting.

    With what was written down of a piece it says which step was the last one.
    """
    if state == State.UNDER_WAY and course:
        return _last_step(course)
    board = f"het bestuur op {datum(moment.meeting)}" if moment.meeting else ""
    if state == State.STILL_OPEN:
        return f"termijn voorbij; kan nog tot de vergadering van {board}" if board else _until_decided()
    if state == State.AFTER_TERM:
        before = f"en vóór de vergadering van {board}, dus op tijd voor het besluit ({moment.article})"
        return f"gedaan, na de termijn {before}" if board else f"gedaan, na de termijn; {NO_MEETING}"
    if state == State.LATE and board and moment.rule.anchor == "receipt":
        return f"te laat: na de vergadering van {board}"
    return WORDS[state]


def board_decides_first(moment: Moment, handed: Handed) -> str:
    """Return that the board decides before the term of a council is over; empty when it does not."""
    if moment.meeting is None or not moment.outlasts_board(handed):
        return ""
    return f"het bestuur vergadert op {datum(moment.meeting)}, voordat de termijn voorbij is"


def _last_step(course: Course) -> str:
    if course.decided:
        return "besloten, nog niet teruggestuurd"
    return (
        "ontvangen, nog niet teruggestuurd" if course.received_on else "verzonden, ontvangst niet vastgelegd"
    )


def _until_decided() -> str:
    return f"termijn voorbij; kan nog tot het bestuur besluit; {NO_MEETING}"
