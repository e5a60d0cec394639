"""Words too common to tell one text from another, folded as `hub.foundation.text.words` gives them.

They are in the index all the same: only a query leaves them out, those of the site's own languages, and keeps them
when it has nothing else. So “the” alone still finds, and a Spanish phrase finds on an English site.
"""

_ENGLISH = """
a about after again all also am an and any are as at be because been before being both but by can could did do does
doing dont down each few for from further get had has have having he her here hers him his how i if im in into is
it its just like me more most my no nor not of off on once only or other our ours out over own please same she
should so some such than that the their them then there these they this those through to too under until up us very
was we were what when where which while who whom why will with would you your yours
"""
_SPANISH = """
a al algo ante antes aqui como con cual cuando de del desde donde dos durante e el ella ellas ellos en entre era es
esa ese eso esta estan estas este esto estos fue ha hacer han hasta hay la las le les lo los mas me mi mis mucho muy
nada ni no nos nosotros o os otra otro para pero poco por porque que quien se ser si sin sobre son su sus tambien
tan te tiene todo todos tu un una uno unos y ya yo
"""
_GERMAN = """
aber alle als also am an auch auf aus bei bin bis da das dass dem den der des die diese dieser dieses doch du durch
ein eine einem einen einer eines er es fur hat haben hier ich ihr im in ist ja kann kein keine man mehr mein mit
nach nicht noch nur ob oder ohne schon sehr sein sich sie sind so uber um und uns unser unter vom von vor war was
wenn werden wie wir wird wo zu zum zur
"""
BY_LANGUAGE = {code: frozenset(text.split()) for code, text in [("en", _ENGLISH), ("es", _SPANISH), ("de", _GERMAN)]}
