"""Why a partnership has no moments of law in a year: of four reasons each has its own sentence."""

from verband.rooms.councils.bridge.contents import JOINT_ARRANGEMENTS
from verband.rooms.councils.selectors.planning import Planning
from verband.rooms.councils.selectors.taking_part import WITH_BUDGET
from verband.rooms.register.choices import Form
from verband.rooms.register.selectors.on_day import PartnershipOnDay

AGREED = "Wat raden hier willen horen, spreken de partners zelf af."


def why_none(planning: Planning, row: PartnershipOnDay, year: int) -> str:
    """Return as a sentence why a partnership has no moments in a year."""
    if row.form == Form.UNKNOWN:
        return "De vorm is niet bekend. Zonder vorm is niet te zeggen welke momenten de wet noemt."
    if row.form not in JOINT_ARRANGEMENTS:
        return f"Dit is geen gemeenschappelijke regeling: de Wgr noemt er geen momenten voor. {AGREED}"
    if planning.arrangement(row.pk) is None:
        return (
            "Er zijn geen overheden bekend die deelnemen. Wie deelneemt bepaalt welk hoofdstuk van de Wgr geldt, en "
            "dus de momenten."
        )
    if row.form not in WITH_BUDGET:
        return (
            "Een regeling van deze vorm heeft geen eigen begroting, en daarom geen momenten die elk jaar terugkomen. "
            "Verandert de tekst van de regeling, dan kunnen raden wel een zienswijze geven: die termijnen staan "
            "hieronder zodra een stuk is voorgelegd."
        )
    if row.started_on and row.started_on.year > year:
        return f"In {year} bestond deze regeling nog niet."
    if planning.book.off:
        return f"Regels van de wet staan op deze installatie uit; voor {year} blijft er geen over."
    return f"Van {year} kent dit overzicht de regels van de wet niet."
