import pytest

from verband.core.facts.voices import voices


@pytest.mark.parametrize("subject", ["congruence", "size"])
def test_both_sides_are_heard(subject):
    assert {"for", "against"} <= {voice.stance for voice in voices(subject)}


def test_every_voice_has_a_speaker_a_text_and_a_source():
    heard = voices("congruence") + voices("size")
    assert all(voice.who and voice.text and voice.source for voice in heard)
    assert len({voice.key for voice in heard}) == len(heard)


def test_on_coinciding_areas_five_provinces_speak():
    assert [voice.who.rsplit(" ", 1)[-1] for voice in voices("congruence")] == [
        "Zuid-Holland",
        "Drenthe",
        "Gelderland",
        "Zeeland",
        "Limburg",
    ]


def test_an_unknown_subject_has_no_voices():
    assert voices("herindeling") == ()
