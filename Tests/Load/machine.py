"""What the load tests share: the servers they start, what these are asked, and how they are kept busy."""
import os
import re
import signal
import socket
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.realpath(__file__))
ROOT = os.path.realpath(os.path.join(HERE, "..", ".."))
CUSTOMER = (
    '{"CustomerID":"C001","Age":28,"Gender":"Female","City":"Mumbai","AnnualIncome":450000.0,'
    '"TotalSpent":120000.0,"MonthlyPurchases":6,"AvgOrderValue":2000.0,"AppTimeMinutes":45.0,'
    '"DiscountUsage":"Medium","PreferredShoppingTime":"Night"}'
)
RFM = '{"recency":12,"frequency":8,"monetary":2450.75}'


def await_port(port, name, seconds=10):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
    sys.exit(f"{name} does not listen on port {port}")


class Contender:
    """A server, the request it is sent and where its process is."""

    def __init__(self, name, process, port, path, body):
        self.name, self.process, self.port = name, process, port
        self.request = (
            f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\n\r\n{body}"
        ).encode()

    def answer_length(self):
        with socket.create_connection(("127.0.0.1", self.port), timeout=5) as connection:
            connection.sendall(self.request)
            received = b""
            while True:
                received += connection.recv(65536)
                head, blank, body = received.partition(b"\r\n\r\n")
                length = re.search(rb"content-length: (\d+)", head.lower())
                if blank and length and len(body) >= int(length[1]):
                    return len(received), len(body)

    def processor_time(self):
        """Seconds of all threads so far, as the scheduler counts them: exact, unlike the ticks of `cpu`."""
        folder = f"/proc/{self.process.pid}/task"
        total = 0
        for thread in os.listdir(folder):
            with open(f"{folder}/{thread}/schedstat") as file:
                total += int(file.read().split()[0])
        return total / 1e9

    def cpu(self):
        """User and system seconds so far, sampled at clock ticks."""
        with open(f"/proc/{self.process.pid}/stat") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return int(fields[11]) / os.sysconf("SC_CLK_TCK"), int(fields[12]) / os.sysconf("SC_CLK_TCK")


def drive(generator, contender, directory, connections, seconds, depth=1, reconnects=False):
    """Keeps a contender busy from core 1; its rate, CPU per request and latencies in µs, or None where it failed."""
    request = os.path.join(directory, f"request-{contender.port}-{len(contender.request)}")
    with open(request, "wb") as file:
        file.write(contender.request)
    before, began = contender.cpu(), contender.processor_time()
    found = subprocess.run(
        [generator, str(contender.port), str(connections), str(seconds), str(depth), request]
        + (["reconnect"] if reconnects else []),
        capture_output=True, text=True, preexec_fn=lambda: os.sched_setaffinity(0, {1}),
    )
    after, ended = contender.cpu(), contender.processor_time()
    if found.returncode != 0:
        return None
    answered, seconds, wrong, median, late = (float(word) for word in found.stdout.split())
    if wrong:
        return None
    return {
        "rate": answered / seconds, "cpu": (ended - began) * 1e6 / answered,
        "user": (after[0] - before[0]) * 1e6 / answered, "system": (after[1] - before[1]) * 1e6 / answered,
        "median": median, "late": late,
    }


class Machine:
    """What is started for a run, and ended with it."""

    def __init__(self, directory, options):
        self.directory, self.options, self.processes, self.port = directory, options, [], 0

    def compile(self, name):
        program = os.path.join(self.directory, name)
        subprocess.run(["cc", "-O2", "-o", program, os.path.join(HERE, "native", name + ".c")], check=True)
        return program

    def start(self, *command, cores=(0,), wait=10):
        self.processes.append(
            subprocess.Popen(
                command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                preexec_fn=lambda: os.sched_setaffinity(0, cores),
            )
        )
        await_port(self.port, command[0], wait)
        return self.processes[-1]

    def next_port(self):
        """A free port, on which the next server started is waited for."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        return str(self.port)

    def end(self):
        for process in self.processes:
            process.send_signal(signal.SIGKILL)
            process.wait()
