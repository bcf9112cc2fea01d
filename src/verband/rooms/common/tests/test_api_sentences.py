"""What a program sends wrong is told in one Dutch sentence that says what to do."""

import io
import json

import pytest
from rest_framework import serializers

from verband.rooms.common.api.bodies import MOST_BYTES, Body, JsonParser, TooLarge
from verband.rooms.common.api.problems import DETAILS, handle_exception
from verband.rooms.common.api.queries import text_field


class Sent(Body):
    """One field of each sort of which the framework speaks English."""

    called = "Sent"
    id = serializers.UUIDField(required=False)
    ids = serializers.ListField(child=serializers.UUIDField(), required=False)
    text = serializers.CharField(required=False)
    yes = serializers.BooleanField(required=False)
    own = serializers.UUIDField(required=False, error_messages={"invalid": "Kies een overheid."})
    search = text_field(required=False)


ID = "1b4e28ba-2fa1-41d2-883f-0016d3cca427"


@pytest.mark.parametrize(
    ("field", "value", "begins"),
    [
        ("id", "utrecht", "Dit is geen openbaar id;"),
        ("ids", [ID, "utrecht"], "Dit is geen openbaar id;"),
        ("text", [1], "Dit is geen tekst;"),
        ("text", 1, "Dit is geen tekst;"),
        ("text", float("inf"), "Dit is geen tekst;"),
        ("yes", "misschien", "Dit is geen ja of nee;"),
        ("own", "utrecht", "Kies een overheid."),
    ],
)
def test_a_value_that_does_not_fit_is_refused_in_dutch(field, value, begins):
    body = Sent(data={field: value})
    assert not body.is_valid()
    assert begins in str(body.errors[field])
    assert "valid" not in str(body.errors[field]).replace("code='invalid'", "")


def test_a_sentence_of_the_field_itself_stands():
    body = Sent(data={"search": "\x00"})
    assert not body.is_valid()
    assert "geen tekst" not in str(body.errors["search"])


def test_a_body_that_is_too_large_is_told_what_to_do():
    with pytest.raises(TooLarge) as refused:
        JsonParser().parse(io.BytesIO(b" " * (MOST_BYTES + 1)))
    answer = handle_exception(refused.value, {})
    assert answer is not None
    assert (answer.status_code, DETAILS[413] in answer.content.decode()) == (413, True)


def test_a_name_that_is_no_text_is_refused_by_its_place():
    body = Sent(data={"\ud800": 1})
    assert not body.is_valid()
    answer = handle_exception(serializers.ValidationError(body.errors), {})
    assert answer is not None
    assert json.loads(answer.content)["errors"][0]["location"] == {"pointer": "/?"}
