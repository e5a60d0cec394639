"""How long “similar ideas” takes while somebody types: p50 and p95 over 300 texts of three to ten words."""

import json
import os
import statistics
import time

TEXTS = 300


def main() -> None:
    """Print one JSON object with p50 and p95 in milliseconds."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hub.config.settings")
    import django

    django.setup()
    from django.contrib.auth.models import AnonymousUser

    from bench.words import Speaker
    from hub.core.search.queries import similar

    speaker = Speaker(seed=11, sentences=12)  # the words that the loader has written, in other sentences
    waits = []
    for number in range(TEXTS):
        words = speaker.title().split()[: 3 + number % 8]
        began = time.perf_counter()
        similar(" ".join(words), viewer=AnonymousUser(), kind="idea")
        waits.append((time.perf_counter() - began) * 1000)
    print(json.dumps({"p50_ms": statistics.median(waits), "p95_ms": statistics.quantiles(waits, n=20)[-1]}))


if __name__ == "__main__":
    main()
