import pytest

from verband.core.facts.inventory import inventory
from verband.core.patchwork.measures import measures

VERDICTS = ("optimaal", "beste", "bewezen", "slecht", "goed ", "drukte", "kandidaat", "leden")


@pytest.mark.parametrize("measure", measures().values(), ids=measures())
def test_every_text_is_there_and_judges_nothing(measure):
    texts = (measure.title, measure.definition, measure.unit, measure.source, measure.limits)
    assert all(texts)
    assert not [word for word in VERDICTS if word in " ".join(texts).lower()]


def test_every_measure_says_what_the_register_does_not_hold():
    caveat = inventory().sentence
    assert "33" in caveat
    assert all(caveat in measure.limits for measure in measures().values())
    assert all("niets over tijd, vergaderingen" in measure.limits for measure in measures().values())


def test_measures_are_found_by_their_code():
    assert all(code == measure.code for code, measure in measures().items())
    assert measures()["registered"].title == "Geregistreerde regelingen"
