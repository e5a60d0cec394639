"""The ideas forum: anybody says what would be better, the council answers on time, small things are simply done.

Its words: an *idea* is said by its authors and *supported* by others; a *post* *answers* it; a *doing* is what a
service says it has done about it, and the author *confirms* it.
"""
