"""Gespreksaanleidingen: what in the register may be worth a conversation, with its reasons.

One file per prompt. A prompt states facts and asks nothing of anybody: it carries no score, proposes no
change, and never puts different kinds of task, or policy and execution, together unless somebody asked.
"""

from verband.core.patchwork.prompts.collect import FINDERS, find_prompts
from verband.core.patchwork.prompts.context import Context
from verband.core.patchwork.prompts.prompt import Prompt

__all__ = ["FINDERS", "Context", "Prompt", "find_prompts"]
