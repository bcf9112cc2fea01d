"""The catalogue of open data after DCAT-AP-NL 3.0: three data sets, each as CSV and through the API."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from verband.rooms.common.api.version import API_VERSION, BASE
from verband.site.open_data.graph import Dutch, Iri, Resource, Value

EU = "http://publications.europa.eu/resource/authority"
GOVERNMENT, PUBLIC, NETHERLANDS = (
    Iri(f"{EU}/data-theme/GOVE"),
    Iri(f"{EU}/access-right/PUBLIC"),
    Iri(f"{EU}/country/NLD"),
)
DUTCH, IRREGULAR = Iri(f"{EU}/language/NLD"), Iri(f"{EU}/frequency/IRREG")
CC0 = Iri("http://creativecommons.org/publicdomain/zero/1.0/deed.nl")
MEDIA = "https://www.iana.org/assignments/media-types"


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes the data and answers questions."""

    name: str
    email: str
    url: str
    iri: str


@dataclass(frozen=True, slots=True)
class DataSet:
    """One list of the register."""

    code: str
    title: str
    description: str
    page: str
    """Name of the address of its page."""
    keywords: tuple[str, ...]


DATA_SETS = (
    DataSet(
        "partijen",
        "Overheden en andere partijen",
        "Gemeenten, provincies en waterschappen, en wie verder ergens aan deelneemt, met TOOI-code en registernummer.",
        "register:parties",
        ("overheden", "gemeenten", "provincies", "waterschappen", "TOOI"),
    ),
    DataSet(
        "samenwerkingsverbanden",
        "Samenwerkingsverbanden",
        "Gemeenschappelijke regelingen uit het Register van Overheidsorganisaties en andere samenwerkingsverbanden, "
        "met vorm, soort taak, periode en bron. Een overzicht en niet het officiële register.",
        "register:partnerships",
        ("samenwerkingsverbanden", "gemeenschappelijke regelingen", "Wgr"),
    ),
    DataSet(
        "deelnames",
        "Deelnames aan samenwerkingsverbanden",
        "Welke overheid of andere partij aan welk samenwerkingsverband deelneemt, in welke rol en sinds wanneer.",
        "register:memberships",
        ("samenwerkingsverbanden", "deelnemers", "gemeenschappelijke regelingen"),
    ),
)


def catalogue(site: str, publisher: Publisher, stand_on: date) -> list[Resource]:
    """Return the catalogue of a site: ``site`` is its address without a slash at the end."""
    base = site + reverse("catalogue")
    shared = _Shared(site, base, Iri(publisher.iri), Iri(f"{base}#contact"), stand_on)
    found = [_catalogue(shared), _service(shared)]
    for each in DATA_SETS:
        found += [_data_set(shared, each), _csv(shared, each), _api(shared, each)]
    return [*found, _agent(publisher), _contact(shared, publisher)]


@dataclass(frozen=True, slots=True)
class _Shared:
    site: str
    base: str
    publisher: Iri
    contact: Iri
    stand_on: date

    def part(self, name: str) -> Iri:
        return Iri(f"{self.base}#{name}")


def _catalogue(shared: _Shared) -> Resource:
    said: dict[str, list[Value]] = {
        "dct:title": [Dutch("Verband: open gegevens over samenwerking tussen overheden")],
        "dct:description": [Dutch("Wie werkt met wie samen, waaraan, in welke vorm en sinds wanneer.")],
        "dct:publisher": [shared.publisher],
        "dct:language": [DUTCH],
        "dct:license": [CC0],
        "dct:modified": [shared.stand_on],
        "dcat:contactPoint": [shared.contact],
        "dcat:dataset": [shared.part(each.code) for each in DATA_SETS],
        "dcat:service": [shared.part("api")],
        "foaf:homepage": [Iri(f"{shared.site}/")],
    }
    return Resource(Iri(shared.base), "dcat:Catalog", said)


def _data_set(shared: _Shared, data: DataSet) -> Resource:
    iri = shared.part(data.code)
    said: dict[str, list[Value]] = {
        "dct:identifier": [iri.address],
        "dct:title": [Dutch(data.title)],
        "dct:description": [Dutch(data.description)],
        "dct:publisher": [shared.publisher],
        "dct:creator": [shared.publisher],
        "dct:accessRights": [PUBLIC],
        "dct:language": [DUTCH],
        "dct:spatial": [NETHERLANDS],
        "dct:modified": [shared.stand_on],
        "dct:accrualPeriodicity": [IRREGULAR],
        "dcat:contactPoint": [shared.contact],
        "dcat:theme": [GOVERNMENT],
        "dcat:keyword": [Dutch(word) for word in data.keywords],
        "dcat:landingPage": [Iri(shared.site + reverse(data.page))],
        "dcat:distribution": [shared.part(f"{data.code}-csv"), shared.part(f"{data.code}-json")],
    }
    return Resource(iri, "dcat:Dataset", said)


def _csv(shared: _Shared, data: DataSet) -> Resource:
    page = shared.site + reverse(data.page)
    said: dict[str, list[Value]] = {
        "dct:title": [Dutch(f"{data.title} (CSV)")],
        "dct:license": [CC0],
        "dct:format": [Iri(f"{EU}/file-type/CSV")],
        "dct:modified": [shared.stand_on],
        "dcat:mediaType": [Iri(f"{MEDIA}/text/csv")],
        "dcat:accessURL": [Iri(page)],
        "dcat:downloadURL": [Iri(f"{page}?formaat=csv")],
    }
    return Resource(shared.part(f"{data.code}-csv"), "dcat:Distribution", said)


def _api(shared: _Shared, data: DataSet) -> Resource:
    said: dict[str, list[Value]] = {
        "dct:title": [Dutch(f"{data.title} (JSON)")],
        "dct:license": [CC0],
        "dct:format": [Iri(f"{EU}/file-type/JSON")],
        "dct:modified": [shared.stand_on],
        "dcat:mediaType": [Iri(f"{MEDIA}/application/json")],
        "dcat:accessURL": [Iri(f"{shared.site}{BASE}/{data.code}")],
        "dcat:accessService": [shared.part("api")],
    }
    return Resource(shared.part(f"{data.code}-json"), "dcat:Distribution", said)


def _service(shared: _Shared) -> Resource:
    iri = shared.part("api")
    said: dict[str, list[Value]] = {
        "dct:identifier": [iri.address],
        "dct:title": [Dutch("API van Verband")],
        "dct:description": [
            Dutch(
                f"Leest partijen, samenwerkingsverbanden, deelnames, taken, zetels en geld; versie {API_VERSION}."
            )
        ],
        "dct:publisher": [shared.publisher],
        "dct:creator": [shared.publisher],
        "dct:license": [CC0],
        "dct:accessRights": [PUBLIC],
        "dcat:contactPoint": [shared.contact],
        "dcat:theme": [GOVERNMENT],
        "dcat:endpointURL": [Iri(f"{shared.site}{BASE}")],
        "dcat:endpointDescription": [Iri(f"{shared.site}{BASE}/openapi.json")],
        "dcat:landingPage": [Iri(shared.site + reverse("api-page"))],
        "dcat:servesDataset": [shared.part(each.code) for each in DATA_SETS],
    }
    return Resource(iri, "dcat:DataService", said)


def _agent(publisher: Publisher) -> Resource:
    return Resource(Iri(publisher.iri), "foaf:Agent", {"foaf:name": [Dutch(publisher.name)]})


def _contact(shared: _Shared, publisher: Publisher) -> Resource:
    said: dict[str, list[Value]] = {
        "vcard:fn": [Dutch(publisher.name)],
        "vcard:hasEmail": [Iri(f"mailto:{publisher.email}")],
        "vcard:hasURL": [Iri(publisher.url)],
    }
    return Resource(shared.contact, "vcard:Organization", said)
