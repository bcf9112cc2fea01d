"""What the councils of the example do, from its pack."""

from typing import Any

from verband.core.packs import load_pack
from verband.rooms.register.bridge.conversations import read_conversations

PACK = "example-councils"


def example_councils() -> dict[str, Any]:
    """Return what the pack tells; each line that is of a partnership has the public id of that."""
    ids = {one.key: one.public_id for one in read_conversations().wanted if one.kind == "partnership"}
    return {name: _placed(told, ids) for name, told in load_pack(PACK).values.items()}


def _placed(told: Any, ids: dict[str, Any]) -> Any:  # noqa: ANN401 - a line of the pack, or a list of them
    if isinstance(told, list):
        return [_placed(one, ids) for one in told]
    if isinstance(told, dict) and "partnership" in told:
        return {**told, "public_id": ids[told["partnership"]]}
    return told
