"""Roles stand on the pages of an account, with the way to give one."""

from datetime import date

from django.urls import reverse

from verband.rooms.register.choices import AffiliationRole
from verband.rooms.register.tests.cast import person, window
from verband.rooms.register.tests.pages import addresses, section


def account_of(user):
    return reverse("accounts:account", args=[user.public_id])


def test_an_administrator_finds_the_roles_of_an_account_and_the_way_to_give_one(cast, region):
    answer = window(cast.beheerder).get(account_of(cast.griffier))
    assert "griffie Gemeente Houten vanaf 1 januari 2026" in section(answer, "Rollen")
    there = reverse("register:roles", args=[cast.griffier.public_id])
    assert {there, region.houten.get_absolute_url()} <= set(addresses(answer))
    assert account_of(cast.griffier) in window(cast.beheerder).get(there).content.decode()


def test_an_account_without_a_role_says_what_that_means(cast):
    answer = window(cast.beheerder).get(account_of(cast.buitenstaander))
    assert "heeft nog geen rol en ziet alleen wat iedereen ziet" in section(answer, "Rollen")
    assert reverse("register:roles", args=[cast.buitenstaander.public_id]) in addresses(answer)


def test_nobody_gives_a_role_to_an_account_that_has_ended(cast):
    cast.griffier.ended_at = cast.griffier.date_joined
    cast.griffier.is_active = False
    cast.griffier.save()
    answer = window(cast.beheerder).get(account_of(cast.griffier))
    assert "griffie Gemeente Houten" in section(answer, "Rollen")
    assert reverse("register:roles", args=[cast.griffier.public_id]) not in addresses(answer)


def test_everyone_finds_the_own_roles_that_hold_now_or_later(region):
    user = person("iemand", AffiliationRole.EDITOR, region.houten, valid_to=date(2026, 2, 1))
    for party, day in ((region.nieuwegein, date(2026, 2, 1)), (region.water, date(2199, 1, 1))):
        user.affiliations.create(role=AffiliationRole.READER, party=party, valid_from=day)
    told = section(window(user).get(reverse("accounts:profile")), "Mijn rollen")
    assert "Nieuwegein vanaf 1 februari 2026" in told
    assert f"{region.water.name} vanaf 1 januari 2199" in told
    assert "Houten" not in told


def test_who_has_no_role_is_told_who_gives_them_and_gets_no_way_to(cast):
    answer = window(cast.buitenstaander).get(reverse("accounts:profile"))
    assert "U hebt nog geen rol" in section(answer, "Mijn rollen")
    assert reverse("register:roles", args=[cast.buitenstaander.public_id]) not in addresses(answer)


def test_an_adviser_reads_for_which_part_the_role_is(cast):
    answer = window(cast.adviseur).get(reverse("accounts:profile"))
    assert "Samenwerking in beeld" in section(answer, "Mijn rollen")
