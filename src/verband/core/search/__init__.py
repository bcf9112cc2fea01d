"""Find records by words as people type them.

Words are folded (no case, no accents), stemmed and looked up here, in plain Python, so that every database that keeps
the index gives the same hits in the same order: a database only says which records hold which words.
"""

from verband.core.search.fit import Fit, Level, Name, fit
from verband.core.search.folding import fold, search_text, words_of
from verband.core.search.index import index_words
from verband.core.search.near import near_words
from verband.core.search.passage import Piece, marked, passage
from verband.core.search.question import AllOf, AnyOf, Question, Token, Wanted, read_question
from verband.core.search.variants import other_spellings
from verband.core.search.vocabulary import vocabulary

__all__ = [
    "AllOf",
    "AnyOf",
    "Fit",
    "Level",
    "Name",
    "Piece",
    "Question",
    "Token",
    "Wanted",
    "fit",
    "fold",
    "index_words",
    "marked",
    "near_words",
    "other_spellings",
    "passage",
    "read_question",
    "search_text",
    "vocabulary",
    "words_of",
]
