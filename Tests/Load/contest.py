"""What the comparisons of whole processes share: a Python with the peers' packages, and what a process takes."""
import os
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.realpath(__file__))
ROOT = os.path.realpath(os.path.join(HERE, "..", ".."))


def python():
    """A Python that has the packages."""
    folder = os.path.join(ROOT, ".build", "load", "trainer")
    program = os.path.join(folder, "bin", "python")
    if not os.path.exists(program):
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        packages = ["pandas", "polars", "duckdb", "scikit-learn"]
        subprocess.run([program, "-m", "pip", "install", "-q", *packages], check=True)
    return program


def measure(command, environment=None):
    """Seconds, CPU seconds, MiB and output of a process."""
    started = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)
    output, errors = process.stdout.read(), process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)}: {errors.decode()[-2000:]}")
    return time.monotonic() - started, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, output
