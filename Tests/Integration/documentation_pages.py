"""Opens the pages that show the contract in chromium, tries the API out, and looks at whom they ask."""

import os
import re
import sys
import urllib.error
import urllib.request
from pathlib import Path

from browser_session import SIZES, Visit, chromium
from server_process import ServerProcess, check, finish

SCREENSHOTS = Path(os.environ["SCREENSHOTS"])
VIEWERS = Path(sys.argv[1])
FILES = {
    "swagger-ui.css": VIEWERS / "swagger-ui-dist/swagger-ui.css",
    "swagger-ui-bundle.js": VIEWERS / "swagger-ui-dist/swagger-ui-bundle.js",
    "redoc.standalone.js": VIEWERS / "redoc/bundles/redoc.standalone.js",
}
PAGES = {"docs": "#operations-Scoring-segment", "apidocs": "#operations-Scoring-segment", "redoc": "[data-section-id]"}


def address(server, path):
    return f"http://127.0.0.1:{server.port}/{path}"


def renders(browser, server):
    for name, sign in PAGES.items():
        for size, width in SIZES.items():
            with Visit(browser, width) as visit:
                page = visit.page
                page.goto(address(server, name))
                page.wait_for_selector(sign, timeout=20_000)
                page.wait_for_load_state("networkidle")
                check(True, f"/{name}, {size}: the contract is drawn")
                strangers = visit.strangers(f"127.0.0.1:{server.port}")
                check(not strangers, f"/{name}, {size}: no other host is asked", strangers)
                check(not visit.said, f"/{name}, {size}: the console stays empty", visit.said)
                if name != "apidocs":
                    page.screenshot(path=SCREENSHOTS / f"{name}-{size}.png")


def tries(browser, server):
    with Visit(browser) as visit:
        page = visit.page
        page.goto(address(server, "docs"))
        for path, id in (("/segment", "Scoring-segment"), ("/predict", "Scoring-predict")):
            operation = page.locator(f"#operations-{id}")
            operation.locator(".opblock-summary-control").click()
            operation.get_by_role("button", name="Execute").click()
            status = operation.locator(".live-responses-table .response-col_status").nth(1)
            status.wait_for()
            check(status.inner_text().startswith("200"), f"Try it out of {path} is answered with 200", status.inner_text())
            body = operation.locator(".live-responses-table .highlight-code").first.inner_text()
            check("confidence_score" in body, f"and {path} with a prediction", body)
        page.locator("#operations-Scoring-segment").screenshot(path=SCREENSHOTS / "docs-tried.png")
        check(not visit.said, "the console stays empty", visit.said)


def from_afar(browser, server):
    """What a page does whose viewer comes from another host: as it is, as nobody should have it, and not at all."""
    def answer(change):
        def fulfil(route):
            body = FILES[route.request.url.rsplit("/", 1)[1]].read_bytes()
            type = "text/css" if route.request.url.endswith(".css") else "text/javascript"
            headers = {"Access-Control-Allow-Origin": "*", "Content-Type": type}
            route.fulfill(status=200, headers=headers, body=body + change)
        return fulfil

    outcomes = {
        "as published": (answer(b""), None), "as somebody changed it": (answer(b"\n//"), "cannot be reached"),
        "from nowhere": (lambda route: route.abort(), "cannot be reached"),
    }
    for name, sign in PAGES.items():
        for how, (respond, text) in outcomes.items():
            with Visit(browser) as visit:
                visit.page.route(re.compile("^https://"), respond)
                visit.page.goto(address(server, name))
                try:
                    visit.page.wait_for_selector(sign if text is None else ".note a", timeout=20_000)
                    shown = visit.page.locator("#viewer").inner_text()
                    check(text is None or text in shown, f"/{name}, the viewer {how}", shown)
                except TimeoutError:
                    check(False, f"/{name}, the viewer {how}", visit.said)
                if how == "from nowhere":
                    visit.page.screenshot(path=SCREENSHOTS / f"{name}-offline.png")


def caches(server):
    for name in FILES:
        with urllib.request.urlopen(address(server, f"docs/{name}")) as answer:
            body, tag = answer.read(), answer.headers["ETag"]
        check(body == FILES[name].read_bytes(), f"{name} is served as it is, {len(body):,} bytes")
        try:
            urllib.request.urlopen(urllib.request.Request(address(server, f"docs/{name}"), headers={"If-None-Match": tag}))
            check(False, f"{name} is not sent again")
        except urllib.error.HTTPError as error:
            check(error.code == 304, f"{name} is not sent again", error.code)


with chromium() as browser:
    with ServerProcess("--docs-assets", str(VIEWERS)) as server:
        renders(browser, server)
        tries(browser, server)
        caches(server)
    with ServerProcess() as server:
        from_afar(browser, server)
print(f"\nPictures are in {SCREENSHOTS}")
finish()
