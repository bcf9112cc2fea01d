"""The stored codes of the room; labels are what people read."""

from django.db import models


class Occasion(models.TextChoices):
    """What is put before a council, or stands on the agenda of a board."""

    FRAMEWORKS = "frameworks", "kaderbrief"
    ACCOUNTS = "accounts", "jaarrekening"
    BUDGET = "budget", "begroting"
    BUDGET_CHANGE = "budget-change", "begrotingswijziging"
    ARRANGEMENT = "arrangement", "tekst van de regeling"
    DECISION = "decision", "ander besluit"


ONE_A_YEAR = frozenset({Occasion.FRAMEWORKS, Occasion.ACCOUNTS, Occasion.BUDGET})
"""Of these one piece goes before a council in a year; a second is new only when its sender says so."""


class Voice(models.TextChoices):
    """In which of three ways a council is heard; the law keeps them apart, and so do we."""

    OPINION = "opinion", "zienswijze"
    PERMISSION = "permission", "toestemming"
    WISHES = "wishes", "wensen en bedenkingen"


class Procedure(models.TextChoices):
    """What happens to the text of an arrangement."""

    MAKE = "make", "treffen"
    AMEND = "amend", "wijzigen"
    JOIN = "join", "toetreden"
    LEAVE = "leave", "uittreden"
    END = "end", "opheffen"


BY_ARTICLE_1 = frozenset({Procedure.MAKE, Procedure.AMEND, Procedure.JOIN, Procedure.LEAVE})
"""Of these article 1 of the Wgr speaks, its term and its grounds; ending one is left to the arrangement itself."""


class Reaction(models.TextChoices):
    """What a council did with what was put before it."""

    PENDING = "pending", "nog niet besloten"
    SAID = "said", "vastgesteld"
    NOTHING = "nothing", "ziet ervan af"
    GRANTED = "granted", "verleend"
    REFUSED = "refused", "geweigerd"


class Ground(models.TextChoices):
    """Why permission was refused; of what falls under article 1 of the Wgr the law knows no third ground."""

    LAW = "law", "strijd met het recht"
    GENERAL_INTEREST = "general-interest", "strijd met het algemeen belang"


class Outcome(models.TextChoices):
    """What the board did with what a council said."""

    UNKNOWN = "unknown", "nog niet bekend"
    TAKEN = "taken", "overgenomen"
    PARTLY = "partly", "deels overgenomen"
    NOT_TAKEN = "not-taken", "niet overgenomen"


class Stance(models.TextChoices):
    """How a council stands to a joint text."""

    ASKED = "asked", "gevraagd"
    JOINS = "joins", "doet mee"
    JOINS_WITH = "joins-with", "doet mee met een eigen aanvulling"
    OWN = "own", "geeft een eigen zienswijze"


class Judgement(models.TextChoices):
    """How a rapporteur sees a partnership against a frame that the council set."""

    WITHIN = "within", "binnen het kader"
    PARTLY = "partly", "deels binnen het kader"
    OUTSIDE = "outside", "buiten het kader"
    TOO_EARLY = "too-early", "nog niet te zeggen"


class Holds(models.TextChoices):
    """Whether the text of an arrangement holds what the law asks for."""

    UNKNOWN = "unknown", "niet nagekeken"
    YES = "yes", "staat erin"
    PARTLY = "partly", "staat er deels in"
    NO = "no", "ontbreekt"
    NOT_NEEDED = "not-needed", "niet van toepassing"


class FeedKind(models.TextChoices):
    """Whose calendar a feed gives."""

    COUNCIL = "council", "een raad, Staten of algemeen bestuur"
    PARTNERSHIP = "partnership", "een samenwerkingsverband"
    PERSON = "person", "alles wat ik volg"
