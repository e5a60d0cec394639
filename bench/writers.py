"""Two processes write supports to one SQLite file for thirty seconds: is any refused, and who waits longest?"""

import json
import multiprocessing
import os
import sys
import time
from itertools import cycle

SECONDS, PROCESSES = 30, 2


def write(number: int, seconds: int, results: "multiprocessing.Queue[dict[str, float]]") -> None:
    """Support and take back, one after another, until the time is over; put the figures into `results`."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hub.config.settings")
    import django

    django.setup()
    from django.db import OperationalError

    from hub.accounts.models import Person
    from hub.strands.ideas import actions
    from hub.strands.ideas.models import Idea

    person = Person.objects.filter(username__startswith="bench").order_by("pk")[number]
    ideas = cycle(Idea.objects.exclude(record__authors__person=person).order_by("-pk")[:200])
    written = refused = 0
    longest = 0.0
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        idea = next(ideas)
        for act in (actions.take_back_support, actions.support):
            began = time.monotonic()
            try:
                act(idea, by=person)
            except OperationalError:
                refused += 1
            else:
                written += 1
            longest = max(longest, time.monotonic() - began)
    results.put({"written": written, "refused": refused, "longest_ms": longest * 1000})


def main(seconds: int) -> None:
    """Print one JSON object: how many were written and refused, and the longest wait."""
    context = multiprocessing.get_context("spawn")
    results = context.Queue()
    writers = [context.Process(target=write, args=(number, seconds, results)) for number in range(PROCESSES)]
    for writer in writers:
        writer.start()
    figures = [results.get(timeout=seconds + 120) for _ in writers]
    for writer in writers:
        writer.join()
    print(
        json.dumps(
            {
                "written": sum(one["written"] for one in figures),
                "refused": sum(one["refused"] for one in figures),
                "longest_ms": max(one["longest_ms"] for one in figures),
                "seconds": seconds,
            }
        )
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SECONDS)
