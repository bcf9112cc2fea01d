from datetime import date

import pytest
from django.urls import reverse

from verband.core.names import alphabetical_key
from verband.rooms.patchwork.bridge.prompts import KINDS
from verband.rooms.register.choices import Form, Obligation
from verband.rooms.register.models import AreaMember, Membership
from verband.rooms.register.selectors.on_day import forget
from verband.rooms.register.tests.factories import join, partnership, party
from verband.rooms.register.tests.pages import addresses, text_of

REGISTERED = {"bron": "roo"}


def open_page(client, name="prompts", **query):
    return client.get(reverse(f"patchwork:{name}"), REGISTERED | query)


def about(response):
    return {shown.about for shown in response.context["page"].paginator.object_list}


def test_doubtful_entry_is_a_prompt_with_reason_and_source(client, region):
    response = open_page(client, soort="stale")
    [shown] = [
        each for each in response.context["page"] if each.about == "Afvaldienst Lek en Afvaldienst Oud"
    ]
    assert any("waarschijnlijk opgevolgd door ‘Afvaldienst Lek’" in reason for reason in shown.prompt.reasons)
    assert "Bron: Stand register 16 mei 2026" in text_of(response)
    assert region.old_waste.get_absolute_url() in addresses(response)


def test_next_door_the_same_task_is_a_prompt_where_areas_adjoin(client, region):
    two = partnership("Ringdienst", form=Form.PUBLIC_BODY, tasks=("veiligheid",))
    area = region.houten.area_members.get().area
    join(
        two,
        party("Gemeente Utrecht", area=area, tooi="gm0344"),
        party("Gemeente IJsselstein", area=area, tooi="gm0353"),
    )
    assert "Ringdienst en Veiligheidsregio Lek" in about(open_page(client, soort="adjoining"))


def test_task_that_nearly_all_neighbours_arranged_is_a_prompt_about_the_one_without(client, region):
    area = region.houten.area_members.get().area
    ring = partnership("Ringbelasting", form=Form.PUBLIC_BODY, tasks=("belastingen",))
    codes = {"Utrecht": "gm0344", "Wijk": "gm0352"}
    join(
        ring,
        region.nieuwegein,
        region.vijfheerenlanden,
        *(party(name, area=area, tooi=code) for name, code in codes.items()),
    )
    response = open_page(client, soort="absent")
    assert "Gemeente Houten" in about(response)
    assert "doet dit mogelijk zelf of anders" in text_of(response)


def test_prompts_of_a_part_touch_it(client, neighbours):
    everywhere, here, there = (about(open_page(client, provincie=code)) for code in ("", "PV26", "PV25"))
    assert here | there == everywhere
    assert "Afvaldienst Waal" in " ".join(there)
    assert not any("Veiligheidsregio" in name for name in there)


def test_number_of_every_kind_is_what_choosing_it_shows(client, neighbours):
    for code, label, number in open_page(client).context["kinds"]:
        page = open_page(client, soort=code).context["page"]
        assert page.paginator.count == number
        assert label == KINDS[code]
        assert all(shown.kind == label for shown in page)


def test_unknown_kind_hides_nothing(client, region):
    assert about(open_page(client, soort="kaas")) == about(open_page(client))


def test_prompts_stand_in_the_order_of_their_headings(client, neighbours):
    join(partnership("Gemeenschappelijke regeling Zwembad", verified_on=date(2010, 1, 1)), neighbours.tiel)
    join(partnership("Regeling Bomen", verified_on=date(2010, 1, 1)), neighbours.tiel)
    headings = [shown.about for shown in open_page(client).context["page"].paginator.object_list]
    assert headings == sorted(headings, key=alphabetical_key)
    assert {"Gemeenschappelijke regeling Zwembad", "Regeling Bomen"} <= set(headings)


def test_many_prompts_come_in_pages(client, region):
    for number in range(25):
        join(partnership(f"Dienst {number:02}", verified_on=date(2010, 1, 1)), region.houten)
    first = open_page(client)
    assert len(first.context["page"]) == 20
    assert 'rel="next"' in first.content.decode()
    assert open_page(client, pagina=2).context["page"].number == 2
    assert open_page(client, pagina="kaas").context["page"].number == 1


def test_no_prompt_passes_a_verdict(client, neighbours):
    said = text_of(open_page(client)).casefold()
    assert not [word for word in ("optimaal", "beste", "bewezen", "kandidaat", "vandaag") if word in said]


def test_nothing_found_says_what_that_means(client, db):
    said = text_of(client.get(reverse("patchwork:prompts")))
    assert "Dat zegt alleen iets over het register, niet over de samenwerking." in said


def sentences(client, **query):
    return [finding.sentence for finding in open_page(client, "completeness", **query).context["findings"]]


def test_municipality_without_a_required_service_is_found(client, region):
    found = sentences(client)
    assert "Gemeente Houten staat bij geen GGD; verwacht is er precies één." in found
    assert not [text for text in found if "veiligheidsregio;" in text]


def test_municipality_with_two_of_a_required_service_is_found(client, region):
    double = partnership("Tweede", tasks=("veiligheid",), obligation=Obligation.STATUTORY_FIXED)
    join(double, region.houten)
    assert any(
        "Gemeente Houten staat voor veiligheidsregio bij 2 regelingen" in text for text in sentences(client)
    )


def test_abolished_member_is_found_with_its_successor(client, region):
    [found] = [text for text in sentences(client) if text.startswith("Gemeente Vianen bestaat niet meer")]
    assert "Opvolger: Gemeente Vijfheerenlanden." in found


def test_member_that_joined_before_it_was_founded_is_found(client, region):
    assert any("maar bestaat zelf sinds 1 januari 2019" in text for text in sentences(client))


def test_findings_are_about_parties_inside_the_part(client, neighbours):
    assert not [text for text in sentences(client, provincie="PV25") if "Houten" in text]
    assert [text for text in sentences(client, provincie="PV25") if "Tiel" in text]
    assert set(sentences(client, provincie="PV25")) | set(sentences(client, provincie="PV26")) <= set(
        sentences(client)
    )


def test_findings_stand_by_kind_and_lead_to_the_party_by_its_name(client, region):
    response = open_page(client, "completeness")
    assert "Een deelnemer is opgeheven (1) Gemeente Vianen bestaat niet meer, maar" in text_of(response)
    assert sum(len(lines) for _, lines in response.context["groups"]) == len(response.context["findings"])
    assert (
        f'{region.vianen.get_absolute_url()}">Gemeente Vianen</a> bestaat niet meer'
        in response.content.decode()
    )


def test_complete_register_says_so(client, db):
    assert "Geen bevindingen" in text_of(client.get(reverse("patchwork:completeness")))


def test_deeper_on_a_province_shows_that_province_only(client, neighbours):
    found = open_page(client, "deeper", provincie="PV25").context["deeper"]
    assert [line.name for line in found.regions] == ["Gelderland"]


def test_deeper_stands_every_number_beside_its_null_model(client, neighbours):
    found = open_page(client, "deeper").context["deeper"]
    assert [line.name for line in found.regions] == ["Gelderland", "Utrecht"]
    for line in found.regions:
        for score in (line.coincidence, line.laminarity, line.effective_tables):
            assert (score.z is None) or score.deviation > 0


def test_number_that_cannot_be_given_is_said_to_be_unknown(client, neighbours):
    said = text_of(open_page(client, "deeper"))
    assert "nan" not in said.split()
    assert "niet bekend" in said
    assert "niet bekend (" not in said


def test_deeper_is_the_same_on_every_visit(client, neighbours):
    first = text_of(open_page(client, "deeper"))
    forget()
    assert text_of(open_page(client, "deeper")) == first


def test_both_voices_stand_beside_the_numbers(client, neighbours):
    assert len(open_page(client, "deeper").context["deeper"].voices) >= 2


def test_groups_name_the_provinces_they_lie_in(client, neighbours):
    found = open_page(client, "deeper").context["deeper"]
    members = sorted(party.name for group in found.groups for party in group.parties)
    assert "Gemeente Culemborg" in members
    assert {name for group in found.groups for name in group.provinces} == {"Gelderland", "Utrecht"}


def test_bridge_between_two_provinces_is_found(client, neighbours):
    assert "Gemeente Houten" in {
        bridge.party.name for bridge in open_page(client, "deeper").context["deeper"].bridges
    }


def test_groups_are_laid_beside_provinces_and_safety_regions(client, neighbours, region):
    second = partnership(
        "Veiligheidsregio Waal", tasks=("veiligheid",), obligation=Obligation.STATUTORY_FIXED
    )
    join(second, neighbours.culemborg, neighbours.tiel)
    found = open_page(client, "deeper").context["deeper"]
    assert -1 <= found.with_provinces.adjusted_rand <= 1
    assert -1 <= found.with_safety_regions.adjusted_rand <= 1


@pytest.mark.parametrize("municipalities", [0, 1, 2])
@pytest.mark.parametrize("joined", [True, False])
def test_tiny_register_breaks_nothing(client, region, municipalities, joined):
    kept = [region.houten, region.nieuwegein][:municipalities] if joined else []
    Membership.objects.exclude(party__in=kept).delete()
    AreaMember.objects.exclude(party__in=[region.houten, region.nieuwegein][:municipalities]).delete()
    assert open_page(client, "deeper").status_code == 200
    assert client.get(reverse("patchwork:deeper"), {"bron": "alles"}).status_code == 200


@pytest.mark.parametrize("name", ["prompts", "completeness"])
def test_it_is_said_when_only_conversations_are_looked_at(client, region, name):
    sentence = "Dit gaat alleen over wat in gesprekken is genoemd"
    assert sentence in text_of(open_page(client, name, bron="gesprekken-2024"))
    assert sentence not in text_of(open_page(client, name))
