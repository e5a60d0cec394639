"""The improvement methods as working tools on live work: taught in the academy, used anywhere.

The first is the demand study, after Vanguard's “Check”: words are taken down as people said them, and only then coded,
by the staff who do the work. Words: a *study* of one service; a *demand*, what one person asked for; a *code* of the
study's list (“Where is my repair?”), which is *value* or *failure* demand; a *coding*, one person's choice of code; a
*settlement*, what two agree on whose codings differ. What the formulas are: `demand.py`.
"""
