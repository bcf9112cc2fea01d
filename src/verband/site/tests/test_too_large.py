"""A request that is too large is answered with what to do."""

import pytest
from django.core.exceptions import BadRequest, RequestDataTooBig
from django.test import RequestFactory

from verband.site.errors import bad_request

pytestmark = pytest.mark.django_db


def said(exception):
    answer = bad_request(RequestFactory().post("/bijhouden/inlezen/"), exception)
    return answer.status_code, answer.content.decode()


def test_a_file_that_is_too_large_is_named_as_the_cause():
    status, page = said(RequestDataTooBig("x"))
    assert status == 400
    assert "kies een kleiner of ingepakt bestand" in page


def test_another_request_that_cannot_be_read_has_its_own_page():
    assert "Dit bestand is te groot" not in said(BadRequest("x"))[1]
