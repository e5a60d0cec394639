"""The innovation lab: problems that anybody refers, experiments whose prediction is locked before the result, pilots.

Its words: a *problem* is referred and taken up or not; an *experiment* explores or tests; a *pilot* is the whole thing
in a real place. What was planned is locked at the start; what changes after is an *amendment*. Every end says what was
learned, and a stop is a good end. The rules follow the practice of testing small before piloting, and Nesta’s standards
of evidence.
"""
