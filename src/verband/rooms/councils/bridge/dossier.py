"""Forms of cooperation in plain words, and questions to ask, from the core."""

from verband.core.facts.forms import Form, forms
from verband.core.member_facts import Known, Said, facts_of, firmest, per_inhabitant
from verband.core.member_questions import Question, questions_for
from verband.core.packs import Pack, load_pack

__all__ = [
    "Form",
    "Known",
    "Question",
    "Said",
    "facts_of",
    "firmest",
    "form_in_words",
    "forms_pack",
    "per_inhabitant",
    "questions_for",
]


def form_in_words(code: str) -> Form:
    """Return a form of cooperation in plain words; "unknown" has words of its own."""
    return forms()[code]


def forms_pack() -> Pack:
    """Return where the words about forms come from."""
    return load_pack("forms")
