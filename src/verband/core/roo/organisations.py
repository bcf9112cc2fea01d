"""One organisation of the export, made a record."""

from lxml.etree import _Element as Element

from verband.core.roo.details import register_id, tooi_code, tooi_uri, visiting_address, website
from verband.core.roo.elements import Fields, attribute, line_of, local_name, one_line
from verband.core.roo.records import GroupSeats, Organisation

TAG = "organisatie"
TAGS = {
    "name": "naam",
    "tooi": "resourceIdentifierTOOI",
    "tooi_uri": "resourceIdentifierTOOI",
    "short_name": "afkorting",
    "sub_name": "subnaam",
    "types": "types",
    "started": "startDatum",
    "ended": "eindDatum",
    "verified": "datumTerVerificatie",
    "changed": "datumMutatie",
    "inhabitants": "aantalInwoners",
    "seats_total": "totaalZetels",
    "groups": "partijen",
    "website": "internetadressen",
    "place": "woonplaats",
    "country": "land",
    "legal_form": "rechtsvorm",
}
"""What the export calls each field."""


def organisation_from(element: Element) -> Organisation:
    """Read one organisation without its people; raises FieldError on a field that cannot be read."""
    fields = Fields(element)
    uri = tooi_uri(element) or _listed_code(fields, "resourceIdentifierTOOI")
    place, country = visiting_address(fields)
    council, geography = _part(fields, "raad"), _part(fields, "geografie")
    return Organisation(
        register_id=register_id(element),
        name=fields.text("naam"),
        tooi=tooi_code(uri),
        tooi_uri=uri,
        short_name=fields.text("afkorting"),
        sub_name=fields.text("subnaam"),
        types=fields.texts("types", "type"),
        started=fields.day("startDatum"),
        ended=fields.day("eindDatum"),
        verified=fields.day("datumTerVerificatie"),
        changed=fields.day("datumMutatie"),
        inhabitants=geography.count("aantalInwoners") if geography else None,
        seats_total=council.count("totaalZetels") if council else None,
        groups=_groups(council) if council else (),
        website=website(fields),
        place=place,
        country=country,
        legal_form=fields.text("rechtsvorm"),
        parent=_parent(element),
        line=line_of(element),
    )


def _part(fields: Fields, name: str) -> Fields | None:
    element = fields.first(name)
    return None if element is None else Fields(element)


def _groups(council: Fields) -> tuple[GroupSeats, ...]:
    groups = map(Fields, council.each("partijen", "partij"))
    return tuple(GroupSeats(group.text("naam"), group.count("aantalZetels")) for group in groups)


def _listed_code(fields: Fields, name: str) -> str:
    codes = fields.each("identificatiecodes", "resourceIdentifier")
    return next((one_line(code) for code in codes if attribute(code, "naam") == name), "")


def _parent(element: Element) -> str:
    above = (other for other in element.iterancestors() if local_name(other.tag) == TAG)
    return next(map(register_id, above), "")
