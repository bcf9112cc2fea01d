"""Drafts of reports of a rapporteur of Houten on the fire brigade, and all that someone can read."""

from datetime import date

from django.urls import reverse

from verband.rooms.history.models import Event
from verband.rooms.register.choices import AffiliationRole
from verband.rooms.register.tests.cast import person, window

SECRET = "De directeur zei dat het geld op is."
BEGUN = date(2026, 1, 15)


def adding(region, word, council=None):
    party = council or region.houten
    return reverse("councils:add-following", args=[party.public_id, region.fire.public_id, word])


def told(frame, follows, **values):
    named = {"frame": str(frame.public_id), "rapporteur": str(follows.public_id)}
    return named | {"on": "2026-05-01", "judgement": "partly", "text": SECRET} | values


def offering(draft):
    return reverse("councils:offer-report", args=[draft.public_id])


def offered(client, draft):
    return client.post(offering(draft), {"gelezen": draft.revision})


def read_everywhere(user, region):
    """Return all that someone can read in which a report could stand."""
    client, houten, fire = window(user), region.houten.public_id, region.fire.public_id
    pages = [
        reverse("councils:start"),
        reverse("councils:rapporteurs"),
        reverse("councils:rapporteurs-council", args=[houten]),
        reverse("councils:rapporteurs-partnership", args=[fire]),
        reverse("councils:following", args=[houten, fire]),
        reverse("councils:member-dossier", args=[houten]),
        reverse("councils:member-dossier-page", args=[houten, fire]),
        reverse("history:recent"),
        reverse("history:bin"),
    ]
    said = [client.get(address).content.decode() for address in pages]
    lists = [pages[1], pages[2], pages[3]]
    said += [client.get(f"{address}?export=csv").content.decode() for address in lists]
    batches = set(Event.objects.values_list("batch", flat=True))
    said += [client.get(reverse("history:batch", args=[batch])).content.decode() for batch in batches]
    records = set(Event.objects.values_list("object_id", flat=True))
    said += [client.get(reverse("history:record", args=[record])).content.decode() for record in records]
    return "\n".join(said)


def others(cast, region):
    """Return everyone who reads nothing of a draft of Houten, and a few more of them than the cast has."""
    outside = {who: user for who, user in cast.everyone().items() if who not in {"raadslid", "griffier"}}
    return outside | {
        "ander raadslid": person("ander", AffiliationRole.READER, region.houten),
        "griffier van de buren": person("buur", AffiliationRole.CLERK, region.nieuwegein),
        "raadslid van de buren": person("buurlid", AffiliationRole.READER, region.nieuwegein),
    }
