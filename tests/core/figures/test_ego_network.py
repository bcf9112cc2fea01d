from datetime import date

import pytest

from verband.core.errors import InputError
from verband.core.figures.ego_network import EgoLink, EgoNode, build_ego_network
from verband.core.figures.frame import Caption
from verband.core.figures.palette import NEUTRAL, TASK_GROUP

CAPTION = Caption(key="e", title="Netwerk", day=date(2026, 5, 16))
PARTIES = [
    EgoNode(name.lower(), name, "municipality", url=f"/{name}/")
    for name in ("Baarn", "Soest", "Zeist", "Lopik")
]
TASKS = [
    EgoNode("ggd", "Gemeenschappelijke regeling GGD", "safety-health", is_party=False),
    EgoNode("werk", "Ferm Werk", "social", is_party=False),
]
NODES = [*PARTIES, *TASKS]
LINKS = [
    EgoLink("baarn", "ggd", title="Baarn in GGD"),
    EgoLink("baarn", "werk"),
    EgoLink("soest", "ggd"),
    EgoLink("soest", "werk"),
    EgoLink("zeist", "ggd"),
]


def network(ego="baarn", links=LINKS, **more):
    return build_ego_network(caption=CAPTION, ego=ego, nodes=NODES, links=links, **more)


def names(figure, ring):
    return sorted(f"{node.place.name}{node.place.aside}" for node in figure.nodes if node.place.ring == ring)


def test_partnerships_lie_on_the_first_ring_and_their_members_on_the_second():
    figure = network()
    assert [names(figure, ring) for ring in range(3)] == [["Baarn"], ["Ferm Werk", "GGD"], ["Soest", "Zeist"]]


def test_it_works_from_a_partnership_as_well():
    figure = network(ego="werk")
    assert [names(figure, ring) for ring in range(3)] == [["Ferm Werk"], ["Baarn", "Soest"], ["GGD"]]


def test_one_step_shows_one_ring():
    figure = network(depth=1)
    assert len(figure.radii) == 1
    assert len(figure.links) == 2


def test_the_one_in_the_middle_comes_first():
    assert network().nodes[0].title == "Baarn (gemeente)"


def test_a_floor_leaves_out_what_hangs_on_too_little_and_says_so():
    figure = network(floor=2)
    assert names(figure, 2) == ["Soest"]
    assert figure.frame.note.endswith("Buitenste ring: 1 van 2 getoond, met gewicht 2 of meer.")


def test_a_full_ring_keeps_the_strongest_tied():
    figure = network(most=1)
    assert names(figure, 2) == ["Soest"]
    assert figure.frame.note.endswith("Buitenste ring: 1 van 2 getoond.")


def test_a_whole_network_says_nothing_about_cutting():
    assert network().frame.note == "Stand register 16 mei 2026."


def test_a_line_has_the_colour_of_its_partnership_and_says_what_it_is():
    line = network().links[0]
    assert (line.colour, line.title, line.width) == (TASK_GROUP["safety-health"].fill, "Baarn in GGD", 1.0)


SHARED = [EgoLink("baarn", "soest", 8), EgoLink("baarn", "zeist", 3), EgoLink("soest", "zeist", 5)]


def test_ties_between_parties_carry_their_weight_in_words_and_width():
    figure = network(links=SHARED, depth=1)
    assert names(figure, 1) == ["Soest (8)", "Zeist (3)"]
    assert [(line.width, line.colour) for line in figure.links] == [
        (4.5, NEUTRAL["edge"]),
        (2.0, NEUTRAL["edge"]),
    ]


def test_ties_among_the_inner_ring_are_drawn_only_when_asked_for():
    assert len(network(links=SHARED, depth=1, among=True, floor=3).links) == 3
    assert (
        len(network(links=[*SHARED[:2], EgoLink("soest", "zeist", 2)], depth=1, among=True, floor=3).links)
        == 2
    )


def test_very_strong_ties_are_not_drawn_ever_wider():
    assert network(links=[EgoLink("baarn", "soest", 40)], depth=1).links[0].width == 6


def test_ties_to_the_unknown_are_left_out():
    assert len(network(links=[*LINKS, EgoLink("baarn", "elders")]).links) == len(LINKS)


def test_someone_alone_has_a_network_of_one():
    figure = network(ego="lopik")
    assert [node.title for node in figure.nodes] == ["Lopik (gemeente)"]
    assert figure.frame.description == "Netwerk rond Lopik: 0 namen op één stap en 0 namen op twee stappen."


def test_the_legend_explains_parties_with_circles_and_partnerships_with_squares():
    assert [(entry.mark, entry.shape) for entry in network().frame.legend] == [
        ("G", "round"),
        ("V", "mark"),
        ("S", "mark"),
    ]


def test_the_twin_says_through_whom_and_how_strongly():
    rows = [[cell.text for cell in row] for row in network().frame.twin.rows]
    assert rows == [
        ["Gemeenschappelijke regeling GGD", "veiligheid en gezondheid", "1", "Baarn", "1"],
        ["Ferm Werk", "sociaal domein", "1", "Baarn", "1"],
        ["Soest", "gemeente", "2", "Gemeenschappelijke regeling GGD en Ferm Werk", "2"],
        ["Zeist", "gemeente", "2", "Gemeenschappelijke regeling GGD", "1"],
    ]
    assert network().frame.twin.rows[2][0].url == "/Soest/"


def test_someone_unknown_is_refused_in_one_sentence():
    with pytest.raises(InputError, match="'elders' staat niet in dit netwerk"):
        network(ego="elders")


def test_names_stay_whole_and_tell_how_much_of_them_fits():
    long = EgoNode("lang", "Een naam die veel langer is dan er naast een teken ooit past", "municipality")
    links = [*LINKS, EgoLink("lang", "ggd", weight=3)]
    nodes = {
        node.place.name: node.place
        for node in build_ego_network(caption=CAPTION, ego="baarn", nodes=[*NODES, long], links=links).nodes
    }
    assert (nodes[long.label].letters, nodes[long.label].aside) == (28, " (3)")
    assert nodes["GGD"].letters < 32
    assert nodes["GGD"].aside == ""
