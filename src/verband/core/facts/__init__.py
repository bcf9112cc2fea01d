"""Facts of law and field, read from the dated packs: one module per pack, each with small frozen records.

A reader answers for the newest file of its pack. What a pack does not say is None, an empty answer or
the code ``unknown``, never a guess; where the words come from stands in the pack itself.
"""
