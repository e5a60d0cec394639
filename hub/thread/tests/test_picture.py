"""The picture of the thread, for any thread."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.thread import picture
from hub.thread.stops import Stop, Tie, Walk


def a_stop(key, step=0, nearer=None, **more):
    return Stop(
        key=key, kind="idea", kind_label="Idea", reference=f"IDEA-{key}", title=f"Idea {key}", state="Open",
        url=f"/ideas/IDEA-{key}/", step=step, nearer=nearer, **more,
    )  # fmt: skip


@st.composite
def walks(draw):
    """Any thread: each stop is reached from one of the step before it, and some are tied besides."""
    here = a_stop(1, more_below="/more/" if draw(st.booleans()) else "")
    sides = {-1: [here], 1: [here]}
    key = 1
    for side, stops in sides.items():
        for _ in range(draw(st.integers(0, 25))):
            key += 1
            nearer = draw(st.sampled_from(stops))
            more = {"more_above" if side < 0 else "more_below": "/more/"} if draw(st.booleans()) else {}
            stops.append(a_stop(key, nearer.step + side, nearer.key, **more))
    every = [stop.key for stop in (*sides[-1], *sides[1][1:])]
    pairs = draw(st.lists(st.tuples(st.sampled_from(every), st.sampled_from(every)), max_size=6))
    return Walk(
        here=here,
        ups=tuple(sorted(sides[-1][1:], key=lambda stop: -stop.step)),
        downs=tuple(sorted(sides[1][1:], key=lambda stop: stop.step)),
        ties=tuple(Tie(nearer=one, relation="serves", farther=other) for one, other in pairs if one != other),
    )


@given(walks())
def test_every_stop_has_one_box_inside_the_picture_and_none_overlap(walk):
    drawn = picture.draw(walk)

    assert sorted(box.stop.key for box in drawn.boxes if not box.more_url) == sorted(stop.key for stop in walk)
    for box in drawn.boxes:
        assert 0 <= box.x <= drawn.width - picture.WIDTH
        assert 0 <= box.y <= drawn.height - picture.HEIGHT
    corners = sorted((box.y, box.x) for box in drawn.boxes)
    for (y, x), (next_y, next_x) in pairwise(corners):
        assert next_y >= y + picture.HEIGHT or (next_y == y and next_x >= x + picture.WIDTH)


@given(walks())
def test_every_tie_is_drawn_and_leads_away_from_the_reader(walk):
    drawn = picture.draw(walk)
    at = {box.stop.key: box for box in drawn.boxes if not box.more_url}
    more = [box for box in drawn.boxes if box.more_url]

    assert len(drawn.lines) == len(walk.ups) + len(walk.downs) + len(walk.ties) + len(more)
    for stop in walk.ups:
        assert at[stop.key].y < at[stop.nearer].y
    for stop in walk.downs:
        assert at[stop.key].y > at[stop.nearer].y


@given(st.text(max_size=300))
def test_a_title_fits_its_box(title):
    lines = picture.title_lines(title)

    assert 1 <= len(lines) <= picture.TITLE_LINES
    if " ".join(title.split()):
        assert all(0 < picture.width_of(line) <= picture.TITLE_ROOM for line in lines)


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Warm, dry homes", ("Warm, dry homes",)),
        ("Hot meals indoors on three evenings", ("Hot meals indoors on", "three evenings")),
        (
            "People sleeping rough who are in touch with somebody who can help: where the meals are",
            ("People sleeping rough", "who are in touch with", "somebody who can…"),
        ),
        ("Donaudampfschifffahrtsgesellschaft", ("Donaudampfschifffa…",)),
        ("水辺の道をもっと明るくしてほしいという声", ("水辺の道をもっと明る…",)),
        ("", ("",)),
    ],
)
def test_a_title_is_cut_between_words_where_it_can_be(title, lines):
    assert picture.title_lines(title) == lines


def test_what_serves_two_stands_below_both():
    """The vision is above the priority, though the other priority leads to it in as many steps."""
    walk = Walk(
        here=a_stop(1),
        ups=(a_stop(2, -1, 1), a_stop(3, -1, 1), a_stop(4, -2, 2), a_stop(5, -2, 3)),
        ties=(Tie(nearer=5, relation="serves", farther=4),),
    )
    at = {box.stop.key: box for box in picture.draw(walk).boxes}

    assert at[4].y < at[5].y < at[2].y == at[3].y < at[1].y
