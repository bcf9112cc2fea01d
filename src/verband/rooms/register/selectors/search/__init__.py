"""Search over everything that a visitor may see.

The index says which entries hold the words; which fits most is worked out here, so that both databases give the same
hits in the same order.
"""

from verband.rooms.register.selectors.search.find import Candidate, find
from verband.rooms.register.selectors.search.hits import Hit, Why, hits
from verband.rooms.register.selectors.search.page import SearchPage, search_page
from verband.rooms.register.selectors.search.trying import Advice, advice

__all__ = ["Advice", "Candidate", "Hit", "SearchPage", "Why", "advice", "find", "hits", "search_page"]
