"""Organisations take part: roles are proposed or offered and agreed to, somebody is wanted, and something is free."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial

from hub.actors import actions
from hub.actors.models import ActorRole, Organisation
from hub.demo.play.city import City, Happening
from hub.demo.story import together as told

CONVENOR = "imelda"


class Together:
    """Plays who takes part and how."""

    def __init__(self, city: City) -> None:
        self.city = city
        self.convenor = city.cast[CONVENOR]
        self.speakers = {one.key: city.cast[one.speaker] for one in told.ORGANISATIONS}
        self.roles: dict[tuple[str, str, str], int] = {}

    def happenings(self) -> Iterator[Happening]:
        """Yield everything that organisations and helpers do."""
        ago = self.city.ago
        for organisation in told.ORGANISATIONS:
            yield ago(340), partial(self._add, organisation)
        for part in told.PARTS:
            yield ago(part.days_ago, minutes=120), partial(self._agree, part)
            if part.over_ago is not None:
                yield ago(part.over_ago, minutes=120), partial(self._end, part)
        for on, whom, words, days_ago in told.BENEFIT:
            yield ago(days_ago, minutes=150), partial(self._benefit, on, whom, words)
        for wanted in told.WANTED:
            yield ago(wanted.days_ago, minutes=160), partial(self._want, wanted)
        for free in told.FREE:
            yield ago(free.days_ago, minutes=170), partial(self._offer, free)

    def _add(self, one: told.Organisation, at: datetime) -> None:
        described = actions.Described(
            name=one.name,
            summary=one.summary,
            sort=one.sort,
            about=one.about,
            place_id=self.city.places.get(one.ward),
        )
        made = actions.add(described, by=self.convenor, now=at)
        actions.name_speaker(made, self.speakers[one.key], by=self.convenor, now=at)
        self.city.records[one.key] = made.record

    def _organisation(self, key: str) -> Organisation:
        return Organisation.objects.get(pk=self.city.records[key].pk)

    def _agree(self, part: told.Part, at: datetime) -> None:
        record, later = self.city.record(part.on), at + timedelta(hours=4)
        promise = actions.Promise(role=part.role, words=part.words, since=at.date())
        by = self.speakers[part.actor] if part.actor in self.speakers else self.city.cast[part.actor]
        if part.offered:
            role = actions.offer(record, promise, by=by, now=at)
            actions.accept(role, by=self.convenor, now=later)
        else:
            actor = self._organisation(part.actor)
            role = actions.propose(record, actor, promise, by=self.convenor, now=at)
            actions.accept(role, words=part.words, by=by, now=later)
        self.roles[part.on, part.actor, part.role] = role.pk

    def _end(self, part: told.Part, at: datetime) -> None:
        role = ActorRole.objects.get(pk=self.roles[part.on, part.actor, part.role])
        by = self.speakers[part.actor] if part.actor in self.speakers else self.city.cast[part.actor]
        if part.finished:
            actions.finish(role, by=by, now=at)
        else:
            actions.no_longer_offer(role, by=by, now=at)

    def _benefit(self, on: str, whom: str, words: str, at: datetime) -> None:
        actions.name_beneficiaries(self.city.record(on), whom, words=words, by=self.convenor, now=at)

    def _want(self, wanted: told.Wanted, at: datetime) -> None:
        need = actions.Need(
            role=wanted.role,
            title=wanted.title,
            words=wanted.words,
            gives=wanted.gives,
            how_much=wanted.how_much,
            place_id=self.city.places[wanted.ward],
            until=self.city.day(-wanted.until_in),
        )
        actions.open_role(self.city.record(wanted.on), need, by=self.convenor, now=at)

    def _offer(self, free: told.Free, at: datetime) -> None:
        said = actions.Free(
            title=free.title,
            words=free.words,
            gives=free.gives,
            when_words=free.when,
            place_id=self.city.places[free.ward],
            until=self.city.day(-free.until_in),
        )
        organisation = self._organisation(free.organisation)
        by = self.speakers[free.organisation]
        actions.offer_capacity(said, organisation=organisation, by=by, now=at)
