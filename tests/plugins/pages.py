"""Keeps the pages that journeys were shown, as they were sent, for `make check` to validate."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

LONGEST_NAME = 150


class PageKeeper:
    """A WSGI application around the hub's: one file for each kind of address, method and status."""

    def __init__(self, hub: Callable[..., Iterable[bytes]], folder: Path) -> None:
        self.hub, self.folder = hub, folder
        folder.mkdir(parents=True, exist_ok=True)

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        seen: list[str] = []

        def start(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
            if any(name.lower() == "content-type" and value.startswith("text/html") for name, value in headers):
                seen.append(status.split(maxsplit=1)[0])
            return start_response(status, headers, *more)

        answer = self.hub(environ, start)
        if not seen:
            return answer
        content = b"".join(answer)
        if close := getattr(answer, "close", None):
            close()
        if content.lstrip().lower().startswith(b"<!doctype"):
            self._keep(environ["REQUEST_METHOD"], environ["PATH_INFO"], seen[0], content)
        return [content]

    def _keep(self, method: str, path: str, status: str, content: bytes) -> None:
        place = re.sub(r"[^a-zA-Z]+", "-", path).strip("-")[:LONGEST_NAME] or "home"
        (self.folder / f"{place}.{method}.{status}.html").write_bytes(content)
