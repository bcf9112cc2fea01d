import gzip
from datetime import date

import pytest
from lxml import etree

from verband.core.classify import ArrangementText

DAY = date(2026, 5, 16)


def children(record, *path: str):
    parts = [record]
    for name in path:
        parts = [child for part in parts for child in part.iterchildren(f"{{*}}{name}")]
    return parts


def words(record, *path: str):
    return tuple(" ".join(" ".join(found.itertext()).split()) for found in children(record, *path))


def first(record, name):
    return next(iter(words(record, name)), "")


def in_force(record):
    start, end = first(record, "datumInwerkingtreding"), first(record, "datumUitwerkingtreding")
    return start <= DAY.isoformat() and (not end or DAY.isoformat() < end)


def arrangement(record):
    return ArrangementText(
        title=first(record, "titel"),
        short_title=first(record, "citeertitel"),
        purpose=first(record, "doel"),
        powers=words(record, "bevoegdheden", "bevoegdheid"),
        legal_grounds=words(record, "wettelijkeGrondslagen", "wettelijkeGrondslag", "opschrift"),
        policy_areas=words(record, "beleidsterreinen", "beleidsterrein"),
        body_name=first(record, "regionaalSamenwerkingsorgaan"),
    )


@pytest.fixture(scope="session")
def register(national_register):
    """Every arrangement of the national register with whether it is in force: (text, in force) per record."""
    with gzip.open(national_register) as file:
        root = etree.parse(file).getroot()
    return [(arrangement(record), in_force(record)) for record in root.iter("{*}regeling")]


@pytest.fixture(scope="session")
def in_force_texts(register):
    return [text for text, holds in register if holds]
