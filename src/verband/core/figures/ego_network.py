"""The network around one party or partnership, on one or two rings."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from verband.core.errors import InputError
from verband.core.figures.ego_layout import Place, place_nodes, way_between
from verband.core.figures.frame import (
    Caption,
    Frame,
    LegendEntry,
    TwinCell,
    frame,
    legend_entry,
    number_cell,
    twin_of,
)
from verband.core.figures.palette import NEUTRAL, PARTY_KIND, TASK_GROUP, Swatch
from verband.core.figures.wording import core_name, counted, dutch_number, listed

MOST = 90
"""Most things on the outermost ring."""
HEADS = ("Naam", "Soort", "Stap", "Verbonden met", "Gewicht")

Weights = Mapping[str, Mapping[str, float]]
"""Per key, the weight of its tie to other keys."""


@dataclass(frozen=True, slots=True)
class EgoNode:
    """A party or a partnership.

    ``kind`` is a key of ``PARTY_KIND`` for a party, of ``TASK_GROUP`` for a partnership (see ``task_group``):
    it gives colour and letter, and things of one kind lie together.
    """

    key: str
    label: str
    kind: str
    is_party: bool = True
    short: str = ""
    """Shorter name to write beside the sign; made from the label when empty."""
    url: str = ""


@dataclass(frozen=True, slots=True)
class EgoLink:
    """A tie between two, with its weight: 1 for taking part, a number shared between two of a kind."""

    one: str
    other: str
    weight: float = 1
    title: str = ""
    """What ties them, in words."""


@dataclass(frozen=True, slots=True)
class DrawnNode:
    """One sign with its name, places in pixels."""

    place: Place
    look: Swatch
    is_party: bool
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class DrawnLink:
    """One line; it has the colour of the partnership it ends at."""

    path: str
    colour: str
    width: float
    title: str


@dataclass(frozen=True, slots=True)
class EgoNetwork:
    """The network as it is drawn; the first node is the one in the middle."""

    frame: Frame
    size: int
    """Width and height of the drawing, in pixels."""
    radii: tuple[float, ...]
    nodes: tuple[DrawnNode, ...]
    links: tuple[DrawnLink, ...]


def build_ego_network(
    *,
    caption: Caption,
    ego: str,
    nodes: Sequence[EgoNode],
    links: Sequence[EgoLink],
    depth: int = 2,
    floor: float = 1,
    among: bool = False,
    most: int = MOST,
) -> EgoNetwork:
    """Build the network around one.

    Parameters
    ----------
    ego : key of the one in the middle.
    nodes : all that may be shown; what cannot be reached within ``depth`` steps is left out.
    links : undirected, at most one per pair. Where weights differ, names on the outermost ring carry theirs.
    depth : 1 or 2 steps from the middle.
    floor : least weight by which something on the outermost ring hangs on the ring before it, added up.
    among : draw ties between things on the inner ring as well, of at least ``floor``; soon a tangle.
    most : most things on the outermost ring; the strongest tied stay, among equals the first in ``nodes``.

    Raises
    ------
    InputError
        When ``ego`` is not among the nodes.
    """
    known = {node.key: node for node in nodes}
    if ego not in known:
        message = f"'{ego}' staat niet in dit netwerk: kies een partij of samenwerkingsverband uit de lijst."
        raise InputError(message)
    weights = _weights(links, known)
    rings, found = _rings(ego, list(known), weights, depth, floor, most)
    step = {key: number for number, ring in enumerate(rings) for key in ring}
    kept = [link for link in links if _is_shown(link, step, floor if among else float("inf"))]
    kinds = {key: known[key].kind for key in step}
    names = {key: known[key].short or core_name(known[key].label) for key in step}
    layout = place_nodes(rings, kinds, names, weights, _weighed(rings, weights, kept))
    return EgoNetwork(
        frame=frame(
            caption,
            description=_description(known[ego], rings),
            legend=_legend([known[key] for key in step]),
            twin=twin_of(HEADS, _twin_rows(rings, known, weights)),
            sentences=_sentences(rings, found, floor),
        ),
        size=layout.size,
        radii=layout.radii,
        nodes=tuple(_node(known[key], place) for key, place in layout.places.items()),
        links=tuple(_link(link, known, layout.places, layout.size / 2) for link in kept),
    )


def _weights(links: Sequence[EgoLink], known: Mapping[str, EgoNode]) -> Weights:
    weights: dict[str, dict[str, float]] = defaultdict(dict)
    for link in links:
        if link.one in known and link.other in known:
            weights[link.one][link.other] = weights[link.other][link.one] = link.weight
    return weights


def _rings(
    ego: str, keys: Sequence[str], weights: Weights, depth: int, floor: float, most: int
) -> tuple[list[list[str]], int]:
    """Return the rings from the middle outwards, and how many could have been on the outermost."""
    rings, seen = [[ego]], {ego}
    for _ in range(depth):
        pulls = {key: _pull(key, rings[-1], weights) for key in keys if key not in seen}
        rings.append([key for key, pull in pulls.items() if pull > 0])
        seen.update(rings[-1])
    found = len(rings[-1])
    strong = [key for key in rings[-1] if pulls[key] >= floor]
    kept = set(sorted(strong, key=lambda key: -pulls[key])[:most])
    rings[-1] = [key for key in strong if key in kept]
    return rings, found


def _pull(key: str, ring: Sequence[str], weights: Weights) -> float:
    return sum(weights.get(key, {}).get(one, 0) for one in ring)


def _is_shown(link: EgoLink, step: Mapping[str, int], least_within: float) -> bool:
    """Whether both ends are shown, on different rings or within the inner ring with enough weight."""
    if link.one not in step or link.other not in step:
        return False
    rings = {step[link.one], step[link.other]}
    return len(rings) == 2 or (rings == {1} and link.weight >= least_within)


def _weighed(rings: Sequence[Sequence[str]], weights: Weights, links: Sequence[EgoLink]) -> dict[str, str]:
    """Return the weight of what is on the outermost ring, where weights differ."""
    if all(link.weight == 1 for link in links):
        return {}
    return {key: f" ({dutch_number(_pull(key, rings[-2], weights))})" for key in rings[-1]}


def _node(node: EgoNode, place: Place) -> DrawnNode:
    look = _look(node)
    return DrawnNode(place, look, node.is_party, f"{node.label} ({look.label})", node.url)


def _link(link: EgoLink, known: Mapping[str, EgoNode], places: Mapping[str, Place], half: float) -> DrawnLink:
    ends = (known[link.one], known[link.other])
    colour = next((_look(end).fill for end in ends if not end.is_party), NEUTRAL["edge"])
    width = round(min(max(0.5 + 0.5 * link.weight, 0.5), 6.0), 1)
    return DrawnLink(way_between(places[link.one], places[link.other], half), colour, width, link.title)


def _look(node: EgoNode) -> Swatch:
    return (PARTY_KIND if node.is_party else TASK_GROUP)[node.kind]


def _legend(nodes: Sequence[EgoNode]) -> tuple[LegendEntry, ...]:
    used = {(node.is_party, node.kind) for node in nodes}
    parties = [legend_entry(look, shape="round") for kind, look in PARTY_KIND.items() if (True, kind) in used]
    tasks = [legend_entry(look, shape="mark") for kind, look in TASK_GROUP.items() if (False, kind) in used]
    return (*parties, *tasks)


def _description(ego: EgoNode, rings: Sequence[Sequence[str]]) -> str:
    steps = ("op één stap", "op twee stappen")
    places = [
        f"{counted(len(ring), 'naam', 'namen')} {step}" for ring, step in zip(rings[1:], steps, strict=False)
    ]
    return f"Netwerk rond {ego.label}: {listed(places)}."


def _sentences(rings: Sequence[Sequence[str]], found: int, floor: float) -> tuple[str, ...]:
    kept = len(rings[-1])
    least = f", met gewicht {dutch_number(floor)} of meer" if floor > 1 else ""
    sentence = f"Buitenste ring: {dutch_number(kept)} van {dutch_number(found)} getoond{least}."
    return () if kept == found else (sentence,)


def _twin_rows(
    rings: Sequence[Sequence[str]], known: Mapping[str, EgoNode], weights: Weights
) -> list[tuple[str | TwinCell, ...]]:
    rows: list[tuple[str | TwinCell, ...]] = []
    for number in range(1, len(rings)):
        for key in rings[number]:
            node = known[key]
            inward = listed([known[one].label for one in rings[number - 1] if one in weights[key]])
            pull = number_cell(_pull(key, rings[number - 1], weights))
            rows.append((TwinCell(node.label, node.url), _look(node).label, str(number), inward, pull))
    return rows
