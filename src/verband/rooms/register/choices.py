"""The stored codes of the register; labels are what people read."""

from django.db import models


class PartyKind(models.TextChoices):
    """What a party is."""

    MUNICIPALITY = "municipality", "gemeente"
    PROVINCE = "province", "provincie"
    WATER_AUTHORITY = "water-authority", "waterschap"
    MINISTRY = "ministry", "ministerie"
    FOREIGN_GOVERNMENT = "foreign-government", "buitenlandse overheid"
    JOINT_BODY = "joint-body", "samenwerkingsorganisatie"
    COMPANY_OR_FOUNDATION = "company-or-foundation", "bedrijf of stichting"
    ASSOCIATION = "association", "vereniging"
    OTHER = "other", "andere partij"


GOVERNMENTS = (PartyKind.MUNICIPALITY, PartyKind.PROVINCE, PartyKind.WATER_AUTHORITY)
"""The kinds that are a government of the region itself; a joint body never counts among them."""


class Form(models.TextChoices):
    """The legal form of a partnership."""

    PUBLIC_BODY = "OL", "openbaar lichaam"
    OPERATIONAL_MANAGEMENT_ENTITY = "BVO", "bedrijfsvoeringsorganisatie"
    JOINT_ORGAN = "GO", "gemeenschappelijk orgaan"
    PLAIN_ARRANGEMENT = "RZM", "regeling zonder meer"
    HOST_AUTHORITY = "CEN", "centrumregeling"
    SERVICE_AGREEMENT = "DVO", "dienstverleningsovereenkomst"
    COVENANT = "CONV", "convenant of bestuursovereenkomst"
    NETWORK = "NET", "netwerk"
    FOUNDATION = "STI", "stichting"
    ASSOCIATION = "VER", "vereniging"
    COOPERATIVE = "COOP", "coöperatie"
    COMPANY = "NV-BV", "vennootschap"
    UNKNOWN = "unknown", "niet bekend"


class Obligation(models.TextChoices):
    """Whether the law asks for the partnership; our reading of the duty, not the register's."""

    STATUTORY_FIXED = "statutory-fixed", "verplicht, vaste regio"
    STATUTORY_FREE = "statutory-free", "verplicht, vrije regio"
    VOLUNTARY = "voluntary", "vrijwillig"
    UNKNOWN = "unknown", "niet bekend"


class SchemeKind(models.TextChoices):
    """Which organs take part (Wgr art. 1): it decides how councils are involved."""

    COUNCIL = "council", "raadsregeling"
    EXECUTIVE = "executive", "collegeregeling"
    MAYOR = "mayor", "burgemeestersregeling"
    MIXED = "mixed", "gemengde regeling"
    UNKNOWN = "unknown", "niet bekend"


class Role(models.TextChoices):
    """In which role a party takes part."""

    PARTICIPANT = "participant", "deelnemer"
    HOST = "host", "centrumgemeente of uitvoerende gemeente"
    SUPPORTER = "supporter", "ondersteunend"
    OBSERVER = "observer", "waarnemer"
    AGENDA_MEMBER = "agenda-member", "agendalid"
    INVOLVED = "involved", "betrokken, geen formele deelnemer"


TAKES_PART = frozenset({Role.PARTICIPANT, Role.HOST, Role.SUPPORTER})
"""Roles in which a party does the work with others; who observes or is involved is not counted among them."""


class Source(models.TextChoices):
    """Who says so."""

    REGISTER = "roo", "register"
    CONVERSATIONS = "gesprekken-2024", "gesprekken 2024"
    LIST = "lijst", "eigen lijst"
    BOUNDARIES = "grenzen", "grenzen van gebieden"
    HAND = "hand", "hier bijgehouden"


class Division(models.TextChoices):
    """By which division an area is one."""

    PROVINCE = "province", "provincie"
    SAFETY_REGION = "safety-region", "veiligheidsregio"
    ENERGY_REGION = "energy-region", "RES-regio"
    OWN = "own", "eigen indeling"


class AffiliationRole(models.TextChoices):
    """What someone does for a government, a partnership or the region."""

    READER = "reader", "lezer"
    BOARD_MEMBER = "board-member", "bestuurder"
    EDITOR = "editor", "bijhouder"
    TEAM = "programme-team", "programmateam"
    CLERK = "clerk", "griffie of bestuurssecretariaat"
    SUPERVISOR = "supervisor", "toezichthouder"
    COMMISSIONER = "commissioner", "opdrachtgever"
    ADVISER = "adviser", "extern adviseur"


PARTNER_ROLES = frozenset(
    {
        AffiliationRole.READER,
        AffiliationRole.BOARD_MEMBER,
        AffiliationRole.EDITOR,
        AffiliationRole.TEAM,
        AffiliationRole.CLERK,
    }
)
"""Who looks at analyses as a partner. Supervision and commissioning give no look: partners speak freely only then."""
KEEPER_ROLES = frozenset({AffiliationRole.EDITOR, AffiliationRole.TEAM})


class Characteristic(models.TextChoices):
    """The eight characteristics by which tasks can be compared (conversations of 2024, section 3.2)."""

    DURATION = "duration", "duur van de opgave"
    NUMBER = "number", "aantal opgaven"
    FINANCIAL_STAKE = "financial-stake", "financieel belang of risico"
    ADMINISTRATIVE_STAKE = "administrative-stake", "bestuurlijk belang of risico"
    KIND_OF_WORK = "kind-of-work", "soort werk"
    CHANGEABILITY = "changeability", "veranderlijkheid van de opgave"
    NATURE = "nature", "aard"
    COHERENCE = "coherence", "samenhang met ander beleid"


class Answer(models.TextChoices):
    """How a task answers a characteristic; which words the two poles carry differs per characteristic."""

    FIRST = "first", "eerste pool"
    SECOND = "second", "tweede pool"
    MIXED = "mixed", "gemengd"
    UNKNOWN = "unknown", "niet bekend"


POLES: dict[Characteristic, tuple[str, str]] = {
    Characteristic.DURATION: ("tijdelijk", "permanent"),
    Characteristic.NUMBER: ("één", "meerdere"),
    Characteristic.FINANCIAL_STAKE: ("beperkt", "groot"),
    Characteristic.ADMINISTRATIVE_STAKE: ("beperkt", "groot"),
    Characteristic.KIND_OF_WORK: ("uitvoerend", "beleidsmatig"),
    Characteristic.CHANGEABILITY: ("stabiel", "volatiel"),
    Characteristic.NATURE: ("schaalvoordeel", "gebiedsgebonden"),
    Characteristic.COHERENCE: ("beperkt", "groot"),
}


class FigureKind(models.TextChoices):
    """In which paper an amount stands."""

    BUDGET = "budget", "begroting"
    AMENDED_BUDGET = "amended-budget", "begrotingswijziging"
    ACCOUNTS = "accounts", "jaarrekening"


class ReportState(models.TextChoices):
    """How far a report of a mistake is."""

    NEW = "new", "nieuw"
    LOOKING = "looking", "wordt bekeken"
    MENDED = "mended", "verbeterd"
    STANDS = "stands", "klopt wel"


class Verdict(models.TextChoices):
    """Whether two records are the same partnership."""

    SAME = "same", "hetzelfde"
    DIFFERENT = "different", "niet hetzelfde"


class SearchKind(models.TextChoices):
    """What a search finds."""

    GOVERNMENT = "government", "overheid"
    PARTNERSHIP = "partnership", "samenwerkingsverband"
    PARTY = "party", "andere partij"
    TASK = "task", "taak"
    ORGAN = "organ", "orgaan"
    AREA = "area", "gebied"
    REMARK = "remark", "toelichting"
