"""What in a text should make a moderator look sooner. Plain Python; words and patterns of English only.

The rules raise a priority and never hide anything: people decide. They are phrases in the first or second person
rather than words, since words alone catch those who ask for help (“sexual assaults near the station”) and those who
say who they are (“I’m gay”). What they find and miss on labelled texts: hub/core/moderation/tests/test_rules.py.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

ROUTINE, SOON, AT_ONCE = 0, 1, 2
SPAM_SIGNS = 2
LINKS_OF_SPAM = 3
CAPITALS_OF_SPAM = 0.6
LETTERS_TO_JUDGE = 20


@dataclass(frozen=True)
class Finding:
    """What a rule found. `concern`: somebody may be at risk, so it goes to the private queue with local contacts."""

    rule: str
    priority: int
    sentence: str
    concern: bool = False


SELF_HARM = Finding("self_harm", AT_ONCE, "Somebody may be about to harm themselves.", concern=True)
ABUSE = Finding("abuse", AT_ONCE, "Somebody may be being hurt.", concern=True)
VIOLENCE = Finding("violence", AT_ONCE, "Somebody may be threatened.", concern=True)
CONTACT = Finding("contact_details", SOON, "It may hold somebody’s address or telephone number.")
INSULT = Finding("insult", SOON, "It may insult somebody.")
SPAM = Finding("spam", ROUTINE, "It reads like an advertisement.")
SENTENCES = {one.rule: one.sentence for one in (SELF_HARM, ABUSE, VIOLENCE, CONTACT, INSULT, SPAM)}


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


_ME = r"(?:me|us|my (?:\w+ )?(?:son|daughter|child|children|kids?|brother|sister|baby|mum|mother|gran\w*|friend|mate))"
_THEM = r"(?:you|him|her|them|everyone|every ?body|that (?:man|woman|bastard)|the (?:council|mayor|councillors?|staff))"
_KIN = (
    r"(?:dad|father|step ?dad|step ?father|mum|mother|uncle|aunt|brother|cousin|partner|husband|wife|boyfriend"
    r"|girlfriend|ex|carer|foster \w+|teacher|coach)"
)
_HURTS = r"(?:hits?|beats?|hurts?|kicks?|punche[sd]|touche[sd]|rape[sd]?|abuse[sd]?|chokes?|threatens?)"
_HURT = (
    r"(?:hit|hits|hitting|beat|beats|beating|raped|rapes|touch|touches|touched|touching|abuses|abused|abusing|choked"
    r"|strangled)"
)
_KILL = r"(?:kill|stab|shoot|burn|bomb|murder|attack|petrol[- ]bomb|run over)"
_WILL = (
    r"(?:'ll| will|'m going to| am going to|'re going to| are going to|'m gonna| wanna| want to| swear i(?:'ll| will))"
)
_SELF_HARM = _any(
    r"\b(?:kill|hurt|harm|cut|hang|drown)(?:ing)? my ?self\b",
    r"\b(?:end|take|ending|taking) my (?:own )?life\b",
    r"\b(?:want|wanna|going|ready|need) (?:to )?(?:die|be dead|end it all)\b",
    r"\bi(?: a|')?m (?:\w+ )?suicidal\b|\bi feel (?:\w+ )?suicidal\b|\bmy suicide\b",
    r"\b(?:do not|don'?t|no longer) want to (?:live|be alive|be here any ?more|wake up|exist)\b",
    r"\b(?:better off|happier) (?:dead|without me)\b",
    r"\bno (?:reason|point) (?:to|in) (?:live|living|going on)\b",
    r"\bi (?:self[- ]harm|cut again|overdosed?)\b|\bi took (?:an overdose|all (?:my|the) (?:pills|tablets))\b",
)
_ABUSE = _any(
    rf"\b{_KIN} (?:\w+ )?{_HURTS} {_ME}\b",
    rf"\b(?:he|she|they)(?:'s| has| have| keeps?| is| are)? (?:\w+ )?{_HURT} {_ME}\b",
    r"\b(?:i am|i'm|i was|we are|my (?:son|daughter|child|friend|brother|sister) (?:is|was)) (?:being )?(?:\w+ )?"
    r"(?:abused|raped|molested|groomed|beaten|trafficked)\b",
    r"\b(?:scared|afraid|frightened|terrified) (?:to go|of going) (?:back )?home\b",
    rf"\b(?:scared|afraid|frightened|terrified) of my {_KIN}\b",
    r"\b(?:nobody|no one) (?:feeds|looks after) (?:me|us)\b|\blocked (?:me|us) (?:in|out)\b",
    r"\bnot safe (?:at home|with (?:him|her|them|my \w+))\b",
)
_VIOLENCE = _any(
    rf"\b(?:i|we){_WILL} (?:\w+ )?{_KILL} {_THEM}\b",
    r"\b(?:bring(?:ing)?|carry(?:ing)?|got) a (?:knife|gun|machete) (?:to|for|and)\b",
    r"\b(?:going to|gonna|will) (?:blow up|shoot up|burn down|petrol[- ]bomb)\b",
    r"\b(?:you|he|she|they) (?:deserve|ought) to (?:die|be (?:shot|hanged|stabbed|burned))\b",
    r"\bwatch your back\b|\bi know where you live\b",
)
_PHONE = re.compile(r"(?<![\w£.,/-])(?:\+44[\s.()-]*(?:0[\s.()-]*)?|\(?0)(?:\d[\s.()-]*){8,10}\d?(?![\w-])")
_EMAIL = re.compile(r"\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}\b")
_HOME = re.compile(r"\b(?:i|we) live (?:at|in) (?:number |no\.? ?|flat )?\d{1,4}\b|\bmy address is\b", re.IGNORECASE)
_INSULTS = re.compile(
    r"\b(?:f+u+c+k+\w*|motherf\w+|cunt\w*|wank(?:er|ers)|twats?|bastards?|ass?holes?|arseholes?|dickheads?|bullshit|shit\w*"
    r"|bitch\w*|hoes?|whores?|sluts?|puss(?:y|ies)|dyke?s?|fag+(?:s|ot|ots)?|nig+(?:a|as|ah|az|er|ers)|pakis?|spics?"
    r"|chinks?|kikes?|trann(?:y|ies)|retard(?:s|ed)?|coons?|gyppos?|scum(?:bags?)?|trash)\b"
)
_MONEY = re.compile(r"[£$€]\s?\d|\b\d+ ?p(?: ?per| ?/|/)|\b\d{3}p\b|\bcash\b|\bprizes?\b|\bcredits?\b|\bloans?\b")
_LURE = re.compile(
    r"\b(?:free(?!\s+(?:time|school|parking|bus|of|from|to))|winn?er|won|win|claim|guaranteed|congrat\w*|awarded|selected"
    r"|urgent(?:ly)?|bonus|offer|discount|casino|crypto|bitcoin|viagra|unsubscribe|opt ?out|ringtones?"
    r"|(?:half|best) price|dating|singles)\b"
)
_CALL = re.compile(r"\b(?:call|txt|text|reply|click|visit|sms|subscribe|whatsapp|log ?on|msg)\b")
_LINK = re.compile(r"https?://|www\.|\b\w+\.(?:com|co\.uk|net|biz|info|ru|xyz|top)\b")
_CODE = re.compile(r"(?<!\d)(?:\d{5,6}|0[789]\d{8,9})(?!\d)")
_REPEATED = re.compile(r"(.)\1{6,}|\b(\w+)(?:\W+\2\b){4,}")


def look(text: str) -> list[Finding]:
    """Return what in `text` should make somebody look, the most pressing first; nothing for most texts."""
    plain = " ".join(text.replace("’", "'").casefold().split())
    found = [finding for rule in _RULES for finding in rule(plain, text)]
    return sorted(found, key=lambda finding: -finding.priority)


def worries(text: str) -> bool:
    """Return whether `text` makes one worry about somebody's safety: then its author is shown who can help."""
    return any(finding.concern for finding in look(text))


def priority_of(findings: Iterable[Finding]) -> int:
    """Return the highest priority among `findings`; routine where there is none."""
    return max((finding.priority for finding in findings), default=ROUTINE)


def _matching(pattern: re.Pattern[str], finding: Finding) -> Callable[[str, str], list[Finding]]:
    def rule(plain: str, text: str) -> list[Finding]:  # noqa: ARG001 - every rule takes both
        return [finding] if pattern.search(plain) else []

    return rule


def _contact(plain: str, text: str) -> list[Finding]:
    found = _EMAIL.search(plain) or _PHONE.search(plain) or _HOME.search(text)
    return [CONTACT] if found else []


def _spam(plain: str, text: str) -> list[Finding]:
    """Two signs or more. One is no sign: people write “free”, give one link, and name prices."""
    letters = [letter for letter in text if letter.isalpha()]
    shouts = len(letters) >= LETTERS_TO_JUDGE and sum(map(str.isupper, letters)) > CAPITALS_OF_SPAM * len(letters)
    links = len(_LINK.findall(plain))
    signs = [
        bool(_LURE.search(plain)),
        bool(_MONEY.search(plain)),
        bool(_CALL.search(plain) and _CODE.search(plain)),
        bool(_CODE.search(plain)),
        links >= 1 and bool(_CALL.search(plain)),
        links >= LINKS_OF_SPAM,
        shouts,
        bool(_REPEATED.search(plain)),
    ]
    return [SPAM] if sum(signs) >= SPAM_SIGNS else []


_RULES = (
    _matching(_SELF_HARM, SELF_HARM),
    _matching(_ABUSE, ABUSE),
    _matching(_VIOLENCE, VIOLENCE),
    _contact,
    _matching(_INSULTS, INSULT),
    _spam,
)
