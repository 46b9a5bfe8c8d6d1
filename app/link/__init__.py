"""A problem as a query string, and back: the only place that reads or writes this grammar.

    layers=2-2-2-1&activations=sigmoid&loss=cross_entropy&theta1=.1_.8_-.6__-.4_.5_1.2&x=.5_1&y=1

Numbers are joined by `_`, rows by `__`, names and layer sizes by `-`. Only A-Z a-z 0-9 . _ & = -
occur, so whatever re-encodes a link on its way (a chat, a learning platform, a form) leaves it
as it is. Reading yields the same object as a JSON body, for the same schema to validate;
what the schema then finds is put into the link's own terms by `in_link_terms`.
"""

from app.link.limits import MAX_PROBLEM, MAX_QUERY
from app.link.places import in_link_terms, locate, refusal_in_link_terms
from app.link.reading import ParsedLink, parse
from app.link.shortest import shortest_of_each
from app.link.writing import surely_fits, write, write_with

__all__ = [
    "MAX_PROBLEM",
    "MAX_QUERY",
    "ParsedLink",
    "in_link_terms",
    "locate",
    "parse",
    "refusal_in_link_terms",
    "shortest_of_each",
    "surely_fits",
    "write",
    "write_with",
]
