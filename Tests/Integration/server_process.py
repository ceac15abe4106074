"""What the integration scripts share that start servers themselves: the process, and a tally of checks."""

import contextlib
import os
import re
import subprocess
import sys
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 20  # for anything that should have happened long before

outcomes = []


def check(is_good, text, found=""):
    outcomes.append(bool(is_good))
    print(f"  {'ok    ' if is_good else 'FAILED'}  {text}" + ("" if is_good or found == "" else f"; found {found!r}"), flush=True)


def finish():
    """Prints the closing line and ends the script with the status that goes with it."""
    print(f"\n{outcomes.count(True)} passed, {outcomes.count(False)} failed")
    sys.exit(0 if all(outcomes) else 1)


def binary():
    if "SERVER" in os.environ:
        return os.environ["SERVER"]
    build = ["swift", "build", "--package-path", str(ROOT), "-c", "release"]
    subprocess.run([*build, "--product", "server"], check=True, stdout=sys.stderr)
    return subprocess.check_output([*build, "--show-bin-path"], text=True).strip() + "/server"


SERVER = binary()


class ServerProcess:
    """A server process on a free port, ended with the `with` block at the latest."""

    def __init__(self, *arguments, models=ROOT / "models"):
        self.process = subprocess.Popen(
            [SERVER, "--port", "0", "--models", str(models), *arguments],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.lines = []
        self.changed = threading.Condition()
        threading.Thread(target=self._read, daemon=True).start()
        line = self.line("listening on")
        self.port = int(re.search(r":(\d+) with", line)[1])

    def _read(self):
        for line in self.process.stdout:
            with self.changed:
                self.lines.append(line.rstrip())
                self.changed.notify_all()

    def line(self, part):
        """The first line with `part` in it that the server prints, or that it has printed."""
        def find():
            return next((line for line in self.lines if part in line), None)
        with self.changed:
            return self.changed.wait_for(find, SECONDS) or f"no line with {part!r} in {self.lines}"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()

    def send(self, number):
        self.process.send_signal(number)

    def wait(self):
        """The exit status and the seconds until it came."""
        started = time.monotonic()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(SECONDS)
        return self.process.returncode, time.monotonic() - started

    @property
    def resident_kilobytes(self):
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+) kB", status)[1])

    @property
    def descriptors(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))
