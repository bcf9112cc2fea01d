"""The catalogue of measures: the Dutch text that stands behind the "i" of every figure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType

from verband.core.facts.inventory import inventory

COUNTED = (
    "Dit cijfer gaat over geregistreerde regelingen en zegt niets over tijd, vergaderingen of voorbereiding."
)
OWN = "Eigen maat; telling van de gegevens op deze peildatum."
BOOGERS = (
    "Telling van de gegevens op deze peildatum. Boogers, Denters en Sanders (2015) zagen in een klein "
    "onderzoek "
    "dat veel regelingen geen nadeel gaven en regelingen met veel deelnemers wel."
)


@dataclass(frozen=True, slots=True)
class Measure:
    """What a figure counts, in plain Dutch."""

    code: str
    title: str
    definition: str
    unit: str
    source: str
    limits: str
    """What the figure cannot say; ends with the sentence on what the register does not hold."""


@lru_cache
def measures() -> Mapping[str, Measure]:
    """Return every measure by its code, each with the caveat of the register behind its own limits."""
    caveat = f"{inventory().sentence} {COUNTED}"
    told = (
        replace(measure, limits=f"{measure.limits} {caveat}") for measure in (*_COUNTS, *_OVERLAPS, *_DEEPER)
    )
    return MappingProxyType({measure.code: measure for measure in told})


_COUNTS = (
    Measure(
        "registered",
        "Geregistreerde regelingen",
        "Het aantal regelingen waaraan deze overheid op de peildatum deelneemt.",
        "regelingen",
        BOOGERS,
        "Lees dit getal naast de gemiddelde grootte: veel kleine regelingen vragen iets anders dan één "
        "grote.",
    ),
    Measure(
        "partners",
        "Verschillende partners",
        "Het aantal andere partijen dat deze overheid in haar regelingen tegenkomt. Elke partij telt één "
        "keer.",
        "partijen",
        OWN,
        "Eén zeer grote regeling, of een regeling over de grens, kan dit getal sterk verhogen.",
    ),
    Measure(
        "co-memberships",
        "Ontmoetingen met partners",
        "Het aantal partners, waarbij een partner in elke gedeelde regeling opnieuw telt.",
        "ontmoetingen",
        OWN,
        "Een ontmoeting op papier is geen vergadering.",
    ),
    Measure(
        "mean-size",
        "Gemiddelde grootte",
        "Het gemiddelde aantal deelnemers van de regelingen van deze overheid, zijzelf meegeteld.",
        "deelnemers per regeling",
        BOOGERS,
        "Eén grote regeling trekt het gemiddelde omhoog. Lees het naast het aantal regelingen.",
    ),
    Measure(
        "by-obligation",
        "Verplicht en vrijwillig",
        "De regelingen verdeeld naar wettelijk verplicht met vaste vorm, wettelijk verplicht met vrije vorm, "
        "vrijwillig en onbekend.",
        "regelingen",
        "Telling van de gegevens; de verplichting is onze lezing van de wet per soort taak.",
        "Het register zegt zelf niet of een regeling verplicht is. Onbekend is niet hetzelfde als "
        "vrijwillig.",
    ),
    Measure(
        "by-form",
        "Naar vorm",
        "De regelingen verdeeld naar juridische vorm, zoals openbaar lichaam of bedrijfsvoeringsorganisatie.",
        "regelingen",
        "Telling van de vorm zoals die in de bron staat.",
        "De vorm zegt niet hoeveel werk er in een regeling omgaat.",
    ),
    Measure(
        "by-task-kind",
        "Naar soort taak",
        "De regelingen verdeeld naar soort taak. Een regeling met twee soorten telt bij allebei.",
        "regelingen",
        "Telling; de soort taak is afgeleid uit titel, doel, beleidsterrein en wettelijke grondslag.",
        "De afleiding kan fout zijn. Wat niet te herkennen was staat bij onbekend. De som kan hoger zijn "
        "dan het totaal.",
    ),
    Measure(
        "class-median",
        "Middelste waarde van de grootteklasse",
        "De middelste waarde van alle gemeenten met ongeveer evenveel inwoners. De helft zit eronder, de "
        "helft erboven. "
        "Provincies en waterschappen worden met hun eigen soort vergeleken.",
        "zoals de maat zelf",
        OWN,
        "Meer of minder dan de middelste waarde is geen oordeel. Zonder inwonertal is er geen vergelijking.",
    ),
    Measure(
        "seats",
        "Zetels in besturen",
        "Het aantal bestuurszetels dat deze overheid in haar regelingen bezet.",
        "zetels",
        "Zetels die mensen hebben ingevuld; waar dat niet is gebeurd een schatting, die als schatting is "
        "gemarkeerd.",
        "Het register kent geen zetels. Een schatting volgt uit de vorm en het aantal deelnemers, niet uit "
        "de regeling.",
    ),
)

_OVERLAPS = (
    Measure(
        "shared",
        "Gedeelde deelnemers",
        "Het aantal deelnemers dat in allebei de regelingen zit; bij twee overheden het aantal regelingen "
        "dat zij delen.",
        "deelnemers of regelingen",
        OWN,
        "Twee grote regelingen delen al snel veel deelnemers.",
    ),
    Measure(
        "jaccard",
        "Gelijkenis",
        "Gedeelde deelnemers, gedeeld door alle deelnemers van de twee regelingen samen. Bij 100 % zijn "
        "zij gelijk.",
        "procent",
        "Jaccard (1901).",
        "Gelijke deelnemers betekent niet dat het werk gelijk is.",
    ),
    Measure(
        "containment",
        "Ligt binnen",
        "Het deel van de kleinste regeling dat ook in de andere zit. Bij 100 % ligt zij er helemaal binnen.",
        "procent",
        OWN,
        "Een kleine groep binnen een grote is heel gewoon, bijvoorbeeld een deelgebied.",
    ),
    Measure(
        "same-members",
        "Dezelfde deelnemers",
        "Groepen regelingen met precies dezelfde deelnemers.",
        "groepen",
        OWN,
        "Dezelfde deelnemers kunnen goede redenen hebben om taken apart te regelen.",
    ),
    Measure(
        "nested",
        "De een binnen de ander",
        "Paren van regelingen waarvan de kleinste helemaal binnen de grootste ligt.",
        "paren",
        OWN,
        "De taken van de twee kunnen heel verschillend zijn.",
    ),
    Measure(
        "area-fit",
        "Past op het gebied",
        "Of de deelnemers van een regeling binnen een gebied liggen, erover heen gaan of er precies mee "
        "samenvallen; "
        "en hoe sterk regeling en gebied op elkaar lijken.",
        "regelingen en procent",
        OWN,
        "Alleen deelnemers van de soort waaruit de gebieden bestaan tellen mee. Samenvallen is geen doel "
        "op zich.",
    ),
)

_DEEPER = (
    Measure(
        "coincidence",
        "Samenvallen van deelnames (C)",
        "De gelijkenis van regelingen die deelnemers delen, gewogen naar het aantal gedeelde deelnemers.",
        "getal van 0 tot 1",
        "Eigen maat, op de gelijkenis van Jaccard (1901).",
        "Daalt vanzelf als een gebied meer gemeenten heeft. Vergelijk gebieden dus nooit op dit getal "
        "alleen.",
    ),
    Measure(
        "laminarity",
        "Nette nesteling (Λ)",
        "Hoe ver regelingen met gedeelde deelnemers in elkaar passen, gewogen naar het aantal gedeelde "
        "deelnemers. Bij 1 "
        "zijn elke twee regelingen los van elkaar of ligt de een binnen de ander.",
        "getal van 0 tot 1",
        "Eigen maat, verwant aan de nesteling van Almeida-Neto en anderen (2008).",
        "Over de waarde van samenvallende gebieden wordt verschillend gedacht.",
    ),
    Measure(
        "effective-tables",
        "Aantal verschillende tafels",
        "Het aantal verschillende groepen deelnemers, waarbij vaak voorkomende groepen zwaarder wegen (e "
        "tot de macht van "
        "de entropie).",
        "tafels",
        "Hill (1973), van orde 1.",
        "Een tafel is hier een groep deelnemers, geen vergadering.",
    ),
    Measure(
        "null-score",
        "Vergeleken met toeval (z)",
        "Hoeveel standaardafwijkingen het getal ligt boven dat van willekeurig geschudde patronen, waarin "
        "elke overheid "
        "evenveel regelingen houdt en elke regeling evenveel deelnemers.",
        "standaardafwijkingen",
        "Schudden volgens Strona en anderen (2014), met een vast begingetal.",
        "Zegt of er een patroon is, niet of dat patroon wenselijk is. Soms is het niet te bepalen.",
    ),
    Measure(
        "bridges",
        "Verbindende partijen",
        "Het deel van de kortste verbindingen tussen twee andere partijen van dezelfde soort dat via deze "
        "partij loopt.",
        "procent",
        "Freeman (1977); berekend volgens Brandes (2001).",
        "Wie op papier verbindt hoeft dat in het gesprek niet te doen. Alleen vergeleken binnen één soort "
        "overheid.",
    ),
    Measure(
        "communities",
        "Groepen die vaak samenwerken",
        "Groepen overheden die onderling meer regelingen delen dan met anderen. Een kleine regeling weegt "
        "per paar zwaarder.",
        "groepen",
        "Methode van Louvain: Blondel en anderen (2008); weging volgens Newman (2001).",
        "Een andere instelling geeft andere groepen. Zeer grote regelingen tellen niet mee.",
    ),
    Measure(
        "agreement",
        "Overeenkomst met gebieden (NMI en ARI)",
        "Hoe sterk twee indelingen van dezelfde overheden overeenkomen. Bij 1 zijn zij gelijk; ARI is 0 bij "
        "toeval.",
        "getal tot 1",
        "NMI: Vinh, Epps en Bailey (2010), met het gemiddelde als noemer; ARI: Hubert en Arabie (1985).",
        "NMI ligt bij veel kleine groepen vanzelf hoger.",
    ),
)
