"""What the example keeps beside the conversations, from its pack."""

from verband.core.packs import load_pack
from verband.rooms.register.bridge.conversations import read_conversations
from verband.rooms.register.bridge.wanted import Values

PACK = "example-kept"


def example_kept() -> Values:
    """Return what the pack tells, each partnership with its public id."""
    values: Values = load_pack(PACK).values
    ids = {one.key: one.public_id for one in read_conversations().wanted if one.kind == "partnership"}
    told = [{**row, "public_id": ids[row["key"]]} for row in values["partnerships"]]
    reports = [{**row, "public_id": ids[row["partnership"]]} for row in values["reports"]]
    return {**values, "partnerships": told, "reports": reports}
