"""The Change Academy: courses whose sessions are taught on live work, and what learners did with them.

Words: a *course*; its *sessions*, each at a place and a time with so many *places*; a *sign-up*, which is booked or
waits in line in the order of time; *attendance*; and what a learner *applied*, on which record of the hub.
"""
