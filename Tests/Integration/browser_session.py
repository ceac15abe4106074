"""Chromium for the scripts that look at pages: what a page says and asks, how wide it is, what axe-core thinks of it."""

import contextlib
import os
import shutil
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

SIZES = {"phone": 375, "desk": 1440}
SCHEMES = ("light", "dark")
SERIOUS = {"serious", "critical"}


@contextlib.contextmanager
def chromium():
    executable = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        # A container's root may not make the namespaces of chromium's sandbox; the pages are our own.
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        yield browser
        browser.close()


class Visit:
    """A page, what its console said, what it asked of which host, and how much it got."""

    def __init__(self, browser, width=SIZES["desk"], scheme="light"):
        self.page = browser.new_page(
            viewport={"width": width, "height": 900}, color_scheme=scheme, accept_downloads=True)
        self.said, self.asked, self.answers = [], [], []
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("requestfinished", lambda request: self.answers.append(request))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.page.close()

    def strangers(self, host=""):
        """What was asked of hosts other than `host`; of any, where that is empty."""
        return [
            url for url in self.asked
            if not url.startswith(("file:", "data:", "blob:")) and urlsplit(url).netloc != host]

    def received(self, but):
        """Bytes of all answers, heads included, but those to requests for the path `but`."""
        sizes = [request.sizes() for request in self.answers if urlsplit(request.url).path != but]
        return sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes)


def excess_width(page):
    """How many pixels the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def violations(page):
    """What axe-core calls serious or critical: the rule, and the first elements that break it."""
    return [
        (violation["id"], [node["html"][:120] for node in violation["nodes"][:3]])
        for violation in Axe().run(page).response["violations"]
        if violation["impact"] in SERIOUS
    ]
