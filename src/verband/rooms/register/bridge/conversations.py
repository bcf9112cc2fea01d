"""The conversations of 2024 in Utrecht on their way in: the pack becomes wanted records."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from verband.core.merge import digest
from verband.core.packs import load_pack
from verband.rooms.common.models import public_id_for
from verband.rooms.register.bridge.wanted import Delivery, Values, Wanted
from verband.rooms.register.choices import PartyKind, Source

PACK = "utrecht-2024"
OWN = "partnership:"
"""How the pack marks a party that is a partnership itself."""


def read_conversations() -> Delivery:
    """Return what the conversations of 2024 want the register to hold: told, not registered."""
    pack = load_pack(PACK)
    values: dict[str, Any] = pack.values
    return Delivery(
        source=Source.CONVERSATIONS,
        stand_on=_day(values["round"]["to"]),
        file_name=pack.title,
        file_digest=digest({"pack": str(values)}),
        wanted=(*_challenges(values), *_parties(values), *_partnerships(values)),
    )


def _day(value: date | str) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)


def _challenges(values: Values) -> Iterator[Wanted]:
    for row in values["challenges"]:
        public_id = public_id_for("challenge", row["code"])
        yield Wanted(
            "challenge", row["code"], row["name"], public_id, {"code": row["code"], "name": row["name"]}
        )


def _parties(values: Values) -> Iterator[Wanted]:
    for row in values["governments"]:
        yield _party(row["key"], {**row, "tooi": row["key"]})
    for row in values["others"]:
        yield _party(row["key"], row)
    for row in values["partnerships"]:
        if row["own_party"]:
            body = (row["register"] or {}).get("body") or {}
            own = {
                "name": row["name"],
                "kind": PartyKind.JOINT_BODY.value,
                "abbreviation": row["abbreviation"],
                **body,
            }
            yield _party(OWN + row["key"], own)


def _party(key: str, row: Values) -> Wanted:
    register_id, tooi = row.get("register_id", ""), row.get("tooi", "")
    official = tooi or (f"roo:{register_id}" if register_id else f"{PACK}:{key}")
    kept = {"name": row["name"], "kind": row["kind"], "short_name": row.get("abbreviation", "")}
    numbers = {"tooi": tooi, "register_id": register_id}
    if row.get("inhabitants"):
        kept["inhabitants"] = row["inhabitants"]
    return Wanted("party", key, row["name"], public_id_for("party", official), {**kept, **numbers})


def _partnerships(values: Values) -> Iterator[Wanted]:
    for row in values["partnerships"]:
        yield _partnership(row)
        yield _version(row)
        for member in row["members"]:
            yield _membership(row, member)
        for number, text in enumerate(row["remarks"], start=1):
            yield _remark(row, number, text, values["round"])


def _partnership(row: Values) -> Wanted:
    match = row["register"] or {"id": "", "match": "", "difference": ""}
    sure = match["match"] == "sure"
    official = f"roo:{match['id']}" if sure else f"{PACK}:{row['key']}"
    wanted = {
        "register_id": match["id"] if sure else "",
        "matches": "" if sure else match["id"],
        "match_note": match["difference"].strip(),
        "own_party": OWN + row["key"] if row["own_party"] else None,
        "challenges": sorted(row["challenges"]),
    }
    return Wanted("partnership", row["key"], row["name"], public_id_for("partnership", official), wanted)


def _version(row: Values) -> Wanted:
    told = {
        "partnership": row["key"],
        "number": 1,
        "name": row["name"],
        "short_name": row["abbreviation"],
        "form": row["form"],
        "unnamed": row["unnamed"],
        "as_told": row["challenge_as_told"],
    }
    return Wanted("version", row["key"], row["name"], public_id_for("version", f"{PACK}:{row['key']}"), told)


def _membership(row: Values, member: Values) -> Wanted:
    key = f"{row['key']}:{member['party']}"
    told = {
        "partnership": row["key"],
        "party": member["party"],
        "role": member["role"],
        "whole": member["whole"],
        "as_told": member.get("as_told", ""),
    }
    label = f"{member['party']} in {row['name']}"
    return Wanted("membership", key, label, public_id_for("membership", f"{PACK}:{key}"), told)


def _remark(row: Values, number: int, text: str, conversation_round: Values) -> Wanted:
    key = f"{row['key']}:{number}"
    told = {
        "partnership": row["key"],
        "text": text,
        "round_name": conversation_round["name"],
        "told_from": _day(conversation_round["from"]).isoformat(),
        "told_to": _day(conversation_round["to"]).isoformat(),
    }
    return Wanted("remark", key, text, public_id_for("remark", f"{PACK}:{key}"), told)
