"""Roles that an organisation gives through the groups of its own sign-in service.

A code names the role and the government: ``editor:gm0632``. What the service no longer says ends on the day
someone signs in again; roles that an administrator gave stay as they are.
"""

from collections.abc import Mapping
from functools import partial

from django.db import transaction
from django.utils import timezone

from verband.rooms.accounts.oidc.groups import GroupReport
from verband.rooms.register.choices import GOVERNMENTS, AffiliationRole
from verband.rooms.register.models import Affiliation, Party
from verband.rooms.register.services.people.roles import end_role, give_role, hold_roles
from verband.rooms.register.services.people.telling import tell_keepers

BY_GROUP = tuple(role for role in AffiliationRole if role != AffiliationRole.ADVISER)
"""An adviser is asked in person, for one room and with an end."""


class RolesFromGroups:
    """Gives and ends roles so that they agree with what a sign-in service says."""

    def role_labels(self) -> Mapping[str, str]:
        """Return every code with its name on the screen, by government."""
        parties = Party.objects.filter(kind__in=GOVERNMENTS, ended_on=None).exclude(tooi="").order_by("name")
        return {
            f"{role.value}:{tooi}": f"{role.label} van {name}"
            for tooi, name in parties.values_list("tooi", "name")
            for role in BY_GROUP
        }

    @transaction.atomic
    def receive_groups(self, report: GroupReport) -> None:
        """Give and end roles so that they agree with the report."""
        hold_roles(report.user)
        today = timezone.localtime(report.at).date()
        giver = f"{report.provider_name} ({report.provider_id})"[:200]
        held = {
            f"{each.role}:{each.party.tooi}": each
            for each in Affiliation.objects.filter(user=report.user, given_by=giver).select_related("party")
            if each.party and each.holds_on(today)
        }
        for code in held.keys() - report.roles:
            end_role(affiliation=held[code], on=today, at=report.at, by=None)
            _tell(held[code], f"De rol {held[code]} van {report.user} is beëindigd", report)
        for code in sorted(report.roles - held.keys()):
            self._give(report, code, giver)

    def _give(self, report: GroupReport, code: str, giver: str) -> None:
        role, _, tooi = code.partition(":")
        party = Party.objects.filter(tooi=tooi).first()
        if party is None or role not in {each.value for each in BY_GROUP}:
            return  # the government was renumbered since the administrator tied the group
        today = timezone.localtime(report.at).date()
        standing = Affiliation.objects.filter(user=report.user, role=role, party=party)
        if any(each.holds_on(today) for each in standing):
            return
        promised = [each.valid_from for each in standing if each.valid_from > today]
        given = give_role(
            user=report.user,
            role=AffiliationRole(role),
            party=party,
            on=today,
            until=min(promised, default=None),
            given_by=giver,
            at=report.at,
            by=None,
        )
        _tell(given, f"{report.user} kreeg de rol {given}", report)


def _tell(changed: Affiliation, sentence: str, report: GroupReport) -> None:
    """Tell it only when signing in succeeds: else nothing has changed."""
    told = f"{sentence}, volgens de groepen van aanmelddienst {report.provider_name}."
    transaction.on_commit(partial(tell_keepers, changed, told))
