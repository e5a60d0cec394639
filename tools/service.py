"""Running the web process and the worker together, in the foreground, and stopping them without an orphan."""

import contextlib
import http.client
import os
import signal
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from tools.places import ROOT, log_file
from tools.say import Trouble, say

START_SECONDS, STOP_SECONDS = 90, 10
_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class _AskedToStop(Exception):
    """Somebody pressed Ctrl-C, closed the terminal, or sent a signal."""


class _StopRequest:
    """What signals call. While programs are being started it is only noted, so that none of them is lost."""

    def __init__(self) -> None:
        self._noted, self._is_heard = False, False

    def __call__(self, _number: int, _frame: FrameType | None) -> None:
        self._noted = True
        if self._is_heard:
            raise _AskedToStop

    def take_up(self) -> None:
        """From now on stop at once; and now, if that was asked before."""
        self._is_heard = True
        if self._noted:
            raise _AskedToStop


@dataclass
class Service:
    """One program that runs until it is stopped. What it prints goes to a log of its name."""

    name: str
    command: Sequence[str]
    settings: dict[str, str]
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    @property
    def log(self) -> Path:
        """The file that its output goes to."""
        return log_file(self.name)

    def start(self) -> None:
        """Start it in a process group of its own: Ctrl-C reaches it only through us, in order."""
        with self.log.open("wb") as output:
            self.process = subprocess.Popen(
                self.command,
                cwd=ROOT,
                env=self.settings,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )

    def ended(self) -> bool:
        """Tell whether it ran and runs no more."""
        return self.process is not None and self.process.poll() is not None

    def ask_to_stop(self) -> None:
        """Ask it to finish what it is doing and leave."""
        if self.process and not self.ended():
            self.process.terminate()

    def make_sure_it_stopped(self, until: float) -> None:
        """Wait until this moment of the monotonic clock, then end it and whatever it started."""
        if self.process is None:
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(max(0.1, until - time.monotonic()))
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            return
        self.process.wait()


def serve(services: Sequence[Service], *, host: str, port: int) -> int:
    """Start the services, say where the first page is once it answers, and stay until asked to stop.

    Raises Trouble if one of them ends by itself or the first page does not come.
    """
    request = _StopRequest()
    for number in _SIGNALS:
        signal.signal(number, request)
    try:
        for service in services:
            service.start()
        request.take_up()
        _wait_for_first_page(services, host, port)
        say(
            f"\nThe hub is open at http://localhost:{port}/\nCtrl-C stops it. Its logs are in {services[0].log.parent}."
        )
        while True:
            _look_after(services)
            time.sleep(0.5)
    except _AskedToStop:
        say("\nStopping …")
    finally:
        for number in _SIGNALS:
            signal.signal(number, signal.SIG_IGN)
        stop_all(services)
    say("Stopped.")
    return 0


def stop_all(services: Sequence[Service]) -> None:
    """Stop them side by side; one that does not leave in time is ended."""
    for service in services:
        service.ask_to_stop()
    until = time.monotonic() + STOP_SECONDS
    for service in services:
        service.make_sure_it_stopped(until)


def _look_after(services: Sequence[Service]) -> None:
    for service in services:
        if service.ended():
            raise Trouble(f"The {service.name} process ended by itself; its last words are in {service.log}.")


def _wait_for_first_page(services: Sequence[Service], host: str, port: int) -> None:
    until = time.monotonic() + START_SECONDS
    status = None
    while time.monotonic() < until:
        _look_after(services)
        status = first_page_status(host, port)
        if status == http.client.OK:
            return
        time.sleep(0.2)
    said = f"answers with status {status}" if status else "does not answer"
    raise Trouble(f"The hub was started but its first page {said}; what went wrong is in {services[0].log}.")


def first_page_status(host: str, port: int) -> int | None:
    """Ask for the first page as a browser would; None if nothing answers."""
    connection = http.client.HTTPConnection(host, port, timeout=10)
    try:
        connection.request("GET", "/", headers={"Host": f"localhost:{port}"})
        return connection.getresponse().status
    except OSError:
        return None
    finally:
        connection.close()
