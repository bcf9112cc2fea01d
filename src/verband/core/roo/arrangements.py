"""One joint arrangement of the export, made a record."""

from lxml.etree import _Element as Element

from verband.core.roo.details import reference, register_id, tooi_code, tooi_uri, visiting_address, website
from verband.core.roo.elements import FieldError, Fields, attribute, line_of, local_name, one_line
from verband.core.roo.records import Arrangement, Ground, Participant, Power

TAG = "regeling"
TAGS = {
    "title": "titel",
    "short_title": "citeertitel",
    "abbreviation": "afkorting",
    "purpose": "doel",
    "form": "samenwerkingsvorm",
    "form_text": "samenwerkingsvorm",
    "power_transfers": "bevoegdheidsverkrijgingen",
    "body": "regionaalSamenwerkingsorgaan",
    "archive_keeper": "archiefzorgdrager",
    "source_holder": "bronhouder",
    "grounds": "wettelijkeGrondslagen",
    "powers": "bevoegdheden",
    "decisions": "instellingsbesluiten",
    "policy_areas": "beleidsterreinen",
    "starts": "datumInwerkingtreding",
    "ends": "datumUitwerkingtreding",
    "verified": "datumTerVerificatie",
    "changed": "datumMutatie",
    "previous": "previousVersion",
    "next": "nextVersion",
    "cross_border": "gemeenschappelijkeRegelingenGrensoverschrijdend",
    "participants": "deelnemendeOrganisaties",
    "website": "internetadressen",
    "place": "woonplaats",
}
"""What the export calls each field."""
CROSS_BORDER = "gemeenschappelijkeRegelingenGrensoverschrijdend"
UNKNOWN_FORM = "unknown"

_FORM_BY_ABBREVIATION = {"OL": "OL", "BVO": "BVO", "GO": "GO", "RZM": "RZM", "CC": "CEN"}
_FORM_BY_TEXT = {
    "openbaar lichaam": "OL",
    "bedrijfsvoeringsorganisatie": "BVO",
    "gemeenschappelijk orgaan": "GO",
    "regeling zonder meer": "RZM",
    "centrumconstructie": "CEN",
}
_QUOTES = " '\"‘’“”"


def arrangement_from(element: Element) -> Arrangement:
    """Read one arrangement without its people; raises FieldError on a field that cannot be read."""
    fields = Fields(element)
    form, form_text = _form(fields)
    return Arrangement(
        register_id=register_id(element),
        title=fields.text("titel"),
        short_title=fields.text("citeertitel"),
        abbreviation=fields.text("afkorting"),
        purpose=fields.prose("doel"),
        form=form,
        form_text=form_text,
        power_transfers=fields.texts("bevoegdheidsverkrijgingen", "bevoegdheidsverkrijging"),
        body=reference(fields, "regionaalSamenwerkingsorgaan"),
        archive_keeper=reference(fields, "archiefzorgdrager"),
        source_holder=reference(fields, "bronhouder"),
        grounds=_grounds(fields),
        powers=_powers(fields),
        decisions=fields.texts("instellingsbesluiten", "referentie"),
        policy_areas=fields.texts("beleidsterreinen", "beleidsterrein"),
        starts=fields.day("datumInwerkingtreding"),
        ends=fields.day("datumUitwerkingtreding"),
        verified=fields.day("datumTerVerificatie"),
        changed=fields.day("datumMutatie"),
        previous=_version(fields, "previousVersion"),
        next=_version(fields, "nextVersion"),
        cross_border=_is_cross_border(element),
        participants=_participants(fields),
        website=website(fields),
        place=visiting_address(fields)[0],
        line=line_of(element),
    )


def form_of(abbreviation: str, text: str) -> str:
    """Return the code of a form: by its abbreviation, else by its text (which may stand in quotes)."""
    by_abbreviation = _FORM_BY_ABBREVIATION.get(abbreviation.strip(_QUOTES).upper())
    return by_abbreviation or _FORM_BY_TEXT.get(text.strip(_QUOTES).lower(), UNKNOWN_FORM)


def _form(fields: Fields) -> tuple[str, str]:
    element = fields.first("samenwerkingsvorm")
    if element is None:
        return UNKNOWN_FORM, ""
    text = one_line(element).strip(_QUOTES)
    return form_of(attribute(element, "afkorting"), text), text


def _grounds(fields: Fields) -> tuple[Ground, ...]:
    grounds = map(Fields, fields.each("wettelijkeGrondslagen", "wettelijkeGrondslag"))
    return tuple(Ground(ground.text("opschrift"), ground.text("referentie")) for ground in grounds)


def _powers(fields: Fields) -> tuple[Power, ...]:
    powers = map(Fields, fields.each("bevoegdheden", "bevoegdheid"))
    return tuple(Power(power.text("kopArtikel"), power.prose("inhoudArtikel")) for power in powers)


def _version(fields: Fields, name: str) -> str:
    found = reference(fields, name)
    return found.register_id if found else ""


def _is_cross_border(element: Element) -> bool:
    above = element.getparent()
    return above is not None and local_name(above.tag) == CROSS_BORDER


def _participants(fields: Fields) -> tuple[Participant, ...]:
    return tuple(map(_participant, fields.each("deelnemendeOrganisaties", "deelnemendeOrganisatie")))


def _participant(element: Element) -> Participant:
    fields = Fields(element)
    participant = Participant(
        register_id=register_id(element),
        tooi=tooi_code(tooi_uri(element)),
        name=fields.text("naam"),
        joined=fields.day("toetredingsDatum"),
        left=fields.day("uittredingsDatum"),
        organs=fields.texts("bestuursorganen", "bestuursorgaan"),
        cost_key=fields.share("verdeelsleutel"),
    )
    if not participant.reference.key:
        raise FieldError("deelnemendeOrganisatie", "", "deelnemer met een nummer, code of naam")
    return participant
