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


class Source(models.TextChoices):
    """Who says so."""

    REGISTER = "roo", "register"
    CONVERSATIONS = "gesprekken-2024", "gesprekken 2024"
    LIST = "lijst", "eigen lijst"
    BOUNDARIES = "grenzen", "grenzen van gebieden"


class Division(models.TextChoices):
    """By which division an area is one."""

    PROVINCE = "province", "provincie"
    SAFETY_REGION = "safety-region", "veiligheidsregio"
    ENERGY_REGION = "energy-region", "RES-regio"
    OWN = "own", "eigen indeling"
