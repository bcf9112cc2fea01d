"""Each field for a text that councils write says how long it may be."""

import pkgutil
from importlib import import_module

from verband.rooms.councils import forms
from verband.rooms.councils.choices import Stance
from verband.rooms.councils.forms.consultations import JOINT_LETTERS, REMARK_LETTERS, TEXT_LETTERS
from verband.rooms.councils.models import JointOpinion, JointStance
from verband.rooms.councils.selectors.joint import joined_text
from verband.rooms.register.tests.test_long_texts import endless


def test_no_text_of_a_council_is_endless():
    names = [each.name for each in pkgutil.iter_modules(forms.__path__, f"{forms.__name__}.")]
    assert names
    assert endless(*map(import_module, names)) == set()


def test_a_joint_text_fits_with_what_one_council_adds_in_the_text_of_that_council():
    text, addition = "x" * JOINT_LETTERS, "y" * REMARK_LETTERS
    said = joined_text(JointOpinion(text=text), JointStance(stance=Stance.JOINS_WITH, difference=addition))
    assert addition in said
    assert len(said) <= TEXT_LETTERS
