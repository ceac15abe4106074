"""Opens the dashboard in chromium and holds what it shows to what the service answers."""

import csv
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import tempfile
import urllib.request
from pathlib import Path

from browser_session import SCHEMES, SIZES, Visit, chromium, excess_width, violations
from server_process import ROOT, ServerProcess, check, finish

MODELS = ["carts", "customers", "mall", "retail"]
SCREENSHOTS = Path(os.environ["SCREENSHOTS"])
MOST_BYTES = 150_000
MOST_MILLISECONDS = 300
# When the first answer is seen: the page is then all there and does what it is told.
FIRST_ANSWER = """
    new MutationObserver((changes, observer) => {
        if (!document.querySelector("#answer .verdict")) return;
        window.firstAnswer = performance.now();
        observer.disconnect();
    }).observe(document, {childList: true, subtree: true});
"""


def opened(visit, server, model):
    visit.page.add_init_script(FIRST_ANSWER)
    visit.page.goto(f"http://127.0.0.1:{server.port}/ui#{model}")
    visit.page.wait_for_selector("#answer .verdict")
    visit.page.wait_for_selector("#map svg")
    visit.page.wait_for_selector("#live .tile")
    return visit.page


def picture(page, name):
    page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)


def settle(page):
    """Waits until the answer to what was last typed is shown."""
    page.wait_for_selector("#answer[aria-busy=false]")


def curl_line(page, part):
    """The line that the page shows for its last call of a path with `part`."""
    lines = page.locator("#calls pre").all_inner_texts()
    return next((line for line in lines if part in line.split("\n")[0]), f"no line with {part}")


def runs(line):
    """What a line gives that is typed into a shell."""
    return json.loads(subprocess.check_output(["bash", "-c", line.replace("curl", "curl -sS", 1)], text=True))


def looks(browser, server):
    for model in MODELS:
        for size, width in SIZES.items():
            for scheme in SCHEMES:
                where = f"{model}, {size}, {scheme}"
                with Visit(browser, width, scheme) as visit:
                    page = opened(visit, server, model)
                    check(excess_width(page) <= 0, f"{where}: nothing is wider than the window", excess_width(page))
                    astray = page.evaluate("""[...document.querySelectorAll("#try input, #try select, #answer .bars *, .tile dd")]
                        .filter(each => each.getBoundingClientRect().right
                            > each.closest("#try, #answer, .tile").getBoundingClientRect().right + 3)
                        .map(each => each.name || each.textContent)""")
                    check(not astray, f"{where}: everything is within its column", astray)
                    found = violations(page)
                    check(not found, f"{where}: axe-core finds no serious violation", found)
                    check(not visit.said, f"{where}: the console stays empty", visit.said)
                    strangers = visit.strangers(f"127.0.0.1:{server.port}")
                    check(not strangers, f"{where}: no other host is asked", strangers)
                    picture(page, f"dashboard-{model}-{size}-{scheme}")


def weighs(browser, server):
    for model in MODELS:
        times = []
        # A machine that is busy with other things is slow at times; a page that is slow is slow each time.
        while len(times) < 12 and min(times, default=MOST_MILLISECONDS) >= MOST_MILLISECONDS:
            with Visit(browser) as visit:
                session = visit.page.context.new_cdp_session(visit.page)
                session.send("Performance.enable", {"timeDomain": "threadTicks"})
                page = opened(visit, server, model)
                metrics = {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}
                # What others make it wait for says nothing of the page: then its own work counts, up to the map and all.
                is_busy = os.getloadavg()[0] > (os.cpu_count() or 1)
                times.append(metrics["TaskDuration"] * 1000 if is_busy else page.evaluate("window.firstAnswer"))
                settle(page)
                # The service's counters are longer the longer it runs, and no part of the page.
                received = visit.received(but="/metrics")
        check(received < MOST_BYTES, f"{model}: the page and its answers come to {received:,} bytes", received)
        how = "of work" if is_busy else "after the request"
        check(min(times) < MOST_MILLISECONDS, f"{model}: the first answer is there {min(times):.0f} ms {how}", times)


def predicts(browser, server):
    for model in MODELS:
        with Visit(browser) as visit:
            page = opened(visit, server, model)
            seen = set()
            for place in (0, 300, 1000):
                for slider in page.locator("#try input[type=range]").all():
                    slider.fill(str(place))
                for choice in page.locator("#try select").all():
                    count = choice.locator("option").count()
                    choice.select_option(index=min(place * count // 1000, count - 1))
                settle(page)
                answer = runs(curl_line(page, "/predict"))
                segment = answer.get("segment") or answer["segment_name"]
                shown = page.locator("#answer").inner_text()
                wanted = [segment, f"{answer['confidence_score']:.1%}", *answer["recommended_offers"]]
                wanted += [f"{each['probability']:.1%}" for each in answer["probabilities"]]
                wanted += [each["text"] for each in answer["explanation"]["counterfactuals"]]
                wanted += ["Anomalous"] if answer["anomaly"] else []
                lacking = [text for text in wanted if text not in shown]
                check(not lacking, f"{model}: the form shows what its curl line is answered, at {place}", lacking)
                seen.add(segment)
            check(len(seen) > 1, f"{model}: another customer is in another segment", seen)


def rounds(browser, server):
    """A feature that adds as good as nothing is shown to add nothing, not with all its zeros."""
    def shrink(route):
        answer = route.fetch()
        told = answer.json()
        for each in told["explanation"]["contributions"][1:]:
            each["contribution"] = -1.233e-32
        route.fulfill(response=answer, json=told)

    with Visit(browser, SIZES["phone"]) as visit:
        visit.page.route("**/predict?*", shrink)
        page = opened(visit, server, "mall")
        amounts = page.locator("#answer .diverging + .amount").all_inner_texts()
        check(amounts[1:] == ["0"] * (len(amounts) - 1), "what adds as good as nothing adds 0", amounts)
        check(excess_width(page) <= 0, "and makes nothing wider than the window", excess_width(page))


def marks(browser, server):
    """The map: its figures are those of the route, and the form's customer moves on it."""
    for model in MODELS:
        with Visit(browser) as visit:
            page = opened(visit, server, model)
            answer = runs(curl_line(page, "/map"))
            page.wait_for_selector("#map .own")
            points = "[...document.querySelectorAll('#map .dots:not(.hole)')].reduce((sum, path) => " \
                "sum + path.getAttribute('d').split('M').length - 1, 0)"
            count = len(answer["points"]["clusters"])
            for view, axes in (("Flat", 2), ("In space", 3)):
                page.get_by_role("button", name=view, exact=True).click()
                page.wait_for_selector(f"#map[data-axes='{axes}']")
                check(page.evaluate(points) == count, f"{model}, {view}: all {count} points are drawn", page.evaluate(points))
                centres = page.locator("#map .centre").count()
                check(centres == len(answer["centroids"]), f"{model}, {view}: a centre per segment", centres)
                places = []
                for place in (0, 500, 1000):
                    page.locator("#try input[type=range]").first.fill(str(place))
                    settle(page)
                    places.append(page.locator("#map .own").get_attribute("transform"))
                check(len(set(places)) > 1, f"{model}, {view}: the form's customer moves", places)
            turns(page, model)
            picture(page, f"map-in-space-{model}")


def turns(page, model):
    def points():
        return page.locator("#map .dots").evaluate_all("all => all.map(path => path.getAttribute('d')).join('')")

    places = [points()]

    def note(how):
        places.append(points())
        check(places[-1] != places[-2], f"{model}: the cube turns by {how}")

    page.get_by_role("button", name="Turn left").click()
    note("button")
    page.locator("#map").focus()
    page.keyboard.press("ArrowUp")
    note("key")
    page.locator("#map").scroll_into_view_if_needed()
    box = page.locator("#map").bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2 + 60, box["y"] + box["height"] / 2 + 10, steps=4)
    page.mouse.up()
    note("pointer")


def looks_up(browser, server):
    with Visit(browser) as visit:
        page = opened(visit, server, "retail")
        page.get_by_label("Customer", exact=True).fill("17850")
        page.get_by_role("button", name="Look up").click()
        page.wait_for_selector("#lookup-answer .verdict")
        shown = page.locator("#lookup-answer").inner_text()
        answer = runs(curl_line(page, "/analytics/customer/17850"))
        wanted = [answer["segment"], "Anomalous", "372", "5,391"]
        check(all(text in shown for text in wanted), "a customer is looked up", shown)
        page.get_by_role("button", name="Put into the form").click()
        settle(page)
        values = page.locator("#try input[type=number]").evaluate_all("all => all.map(each => Number(each.value))")
        check(values == [372, 34, 5391.21], "its features are put into the form", values)
        check(answer["segment"] in page.locator("#answer .verdict").inner_text(), "and give the same segment")
        page.get_by_label("Customer", exact=True).fill("nobody/17850")
        page.get_by_role("button", name="Look up").click()
        page.wait_for_selector("#lookup-answer .notice")
        found = page.locator("#lookup-answer").inner_text()
        check("nobody/17850" in found, "one that is not there is said to be not there", found)
        page.get_by_role("button", name="By features").click()
        page.wait_for_selector("#map circle")
        picture(page, "customers-by-features")
    with Visit(browser) as visit:
        page = opened(visit, server, "mall")
        page.get_by_label("Customer", exact=True).fill("1")
        page.get_by_role("button", name="Look up").click()
        page.wait_for_selector("#lookup-answer .verdict")
        check("not their features" in page.locator("#lookup-answer").inner_text(), "labels alone are said to be all there is")


def table(rows):
    """A table of retail customers, some of which cannot be scored."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["customer_id", "recency", "frequency", "monetary"])
    for row in range(rows):
        writer.writerow([f"C{row}", row % 370, "x" if row % 1000 == 999 else row % 40 + 1, f"{row % 5000}.5"])
    return text.getvalue()


def scores(browser, server, folder):
    with Visit(browser) as visit:
        page = opened(visit, server, "retail")
        for name, rows in (("small.csv", 30), ("large.csv", 400_000)):
            path = folder / name
            path.write_text(table(rows))
            page.evaluate("""window.progress = []; new MutationObserver(() => {
                const bar = document.querySelector('#bulk progress'); if (bar) window.progress.push(bar.value);
            }).observe(document.querySelector('#bulk'), {childList: true, subtree: true, attributes: true});""")
            page.locator("#file").set_input_files(path)
            page.wait_for_selector("#bulk a", timeout=60_000)
            page.evaluate("document.querySelector('#bulk a').href")
            with page.expect_download() as download:
                page.locator("#bulk a").click()
            found = Path(download.value.path()).read_text()
            # Not urllib: answers come before all rows are sent, and who reads none is sent none.
            wanted = subprocess.check_output(
                ["curl", "-sS", f"http://127.0.0.1:{server.port}/score?model=retail", "-H", "Content-Type: text/csv",
                 "-X", "POST", "-T", path], text=True)
            check(found == wanted, f"{name}: the download is what /score answers", (len(found), len(wanted)))
            check(f"{rows:,} rows" in page.locator("#bulk").inner_text(), f"{name}: the rows are counted")
        steps = page.evaluate("window.progress")
        check(len(set(steps)) > 2 and steps == sorted(steps), "a large file shows how far it is", steps[:9])
        dropped = page.evaluate_handle("""text => { const data = new DataTransfer();
            data.items.add(new File([text], "dropped.csv", {type: "text/csv"})); return data; }""", table(3))
        page.locator("#drop").dispatch_event("drop", {"dataTransfer": dropped})
        page.wait_for_selector("#bulk a:has-text('Download')")
        check("3 rows of dropped.csv" in page.locator("#bulk").inner_text(), "a dropped file is scored")
        for name, text in (("empty.csv", ""), ("strange.csv", "a,b\n1,2\n")):
            (folder / name).write_text(text)
            page.locator("#file").set_input_files(folder / name)
            page.wait_for_selector("#bulk .notice")
            check(True, f"{name}: {page.locator('#bulk').inner_text()}")


def live(browser, server):
    with Visit(browser) as visit:
        page = opened(visit, server, "retail")
        tiles = dict(zip(page.locator("#live dt").all_inner_texts(), page.locator("#live dd").all_inner_texts()))
        with urllib.request.urlopen(f"http://127.0.0.1:{server.port}/metrics", timeout=20) as answer:
            metrics = answer.read().decode()

        def total(name):
            return sum(float(line.split()[-1]) for line in metrics.splitlines() if re.match(name + r"[{ ]", line))

        def count(name):
            return int(tiles[name].replace(",", ""))

        check(0 <= total("segmentation_http_requests_total") - count("Requests") < 20, "requests are those of /metrics", tiles)
        predictions = total("segmentation_predictions_total") - count("Predictions")
        check(0 <= predictions < 20, "predictions are those of /metrics", tiles)
        check(re.fullmatch(r"(≤|>) [\d.]+ m?s", tiles["Median latency"]), "there is a median latency", tiles)
        check(re.fullmatch(r"(≤|>) [\d.]+ m?s", tiles["p99 latency"]), "there is a 99th percentile", tiles)
        mix = dict(re.findall(r'predictions_total\{model="retail",segment="([^"]*)"\} (\d+)', metrics))
        shares = dict(re.findall(r"(.*)\n+([\d,]+) · ", page.locator("#mix").inner_text()))
        near = all(abs(int(mix[name]) - int(shares[name].strip().replace(",", ""))) < 20 for name in mix) if shares else False
        check(near, "the mix of segments is that of /metrics", (mix, shares))


def keyboard(browser, server):
    with Visit(browser) as visit:
        page = opened(visit, server, "customers")

        def focused():
            return page.evaluate("(document.activeElement.innerText || document.activeElement.name || '').trim()")

        page.keyboard.press("Tab")
        check(focused() == "Skip to the content", "the first stop leads to the content", focused())
        stops = []
        for _ in range(60):
            page.keyboard.press("Tab")
            stops.append(focused())
            if stops[-1] == "retail":
                break
        check(stops[-4:] == MODELS, "then come the models", stops)
        seen = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        check(seen == "solid", "what has the focus is marked", seen)
        page.keyboard.press("Enter")
        page.wait_for_selector("#try input[name=recency]")
        settle(page)
        page.locator("#try input[name=recency]").focus()
        before = page.locator("#answer").inner_text()
        page.keyboard.press("Control+a")
        page.keyboard.type("350")
        page.keyboard.press("Tab")
        for _ in range(30):
            page.keyboard.press("ArrowLeft")
        settle(page)
        value = float(page.locator("#try input[name=recency]").input_value())
        check(value < 350, "arrow keys move a slider", value)
        check(page.locator("#answer").inner_text() != before, "and the answer follows")


def with_keys(browser, folder):
    keys = {"all": "predict,analytics", "form": "predict"}
    lines = [f"{name} {hashlib.sha256(name.encode()).hexdigest()} {scopes}" for name, scopes in keys.items()]
    (folder / "keys").write_text("\n".join(lines) + "\n")
    with ServerProcess("--api-keys-file", str(folder / "keys")) as server, Visit(browser) as visit:
        page = visit.page
        page.goto(f"http://127.0.0.1:{server.port}/ui")
        page.wait_for_selector("#key", state="visible")
        check("Authorization" in page.locator("#state").inner_text(), "without a key one is asked for", page.locator("#state").inner_text())
        picture(page, "dashboard-key")

        def use(key):
            page.get_by_role("textbox", name="Key").fill(key)
            page.get_by_role("button", name="Use the key").click()

        use("wrong")
        page.locator("#state", has_text="another").wait_for()
        check(page.locator("#key").is_visible(), "a wrong one is asked for again")
        use("all")
        page.wait_for_selector("#answer .verdict")
        page.wait_for_selector("#map svg")
        check(not page.locator("#key").is_visible(), "a right one opens the page")
        check("YOUR_KEY" in curl_line(page, "/predict"), "the key stays out of the curl lines", curl_line(page, "/predict"))
        page.get_by_role("button", name="Change the key").click()
        use("form")
        page.wait_for_selector("#shares .notice")
        page.wait_for_selector("#answer .verdict")
        shown = page.locator("#shares").inner_text()
        check("analytics" in shown, "a key that may only predict has its form, and is told why no more", shown)
        picture(page, "dashboard-key-predict")


def without_customers(browser, folder):
    for model in ("retail", "mall"):
        shutil.copytree(ROOT / "models" / model, folder / "models" / model)
    bundle = folder / "models" / "retail"
    manifest = json.loads((bundle / "manifest.json").read_text())
    del manifest["files"]["customers.csv"]
    (bundle / "manifest.json").write_text(json.dumps(manifest))
    (bundle / "customers.csv").unlink()
    (bundle / "report.json").unlink()
    (folder / "models" / "mall" / "report.json").write_text("no JSON")
    with ServerProcess(models=folder / "models") as server, Visit(browser) as visit:
        warning = server.line("no map")
        check("mall" in warning and "report.json" in warning, "a map that cannot be read is said at the start", warning)
        page = visit.page
        page.goto(f"http://127.0.0.1:{server.port}/ui#retail")
        page.wait_for_selector("#map-answer .notice")
        page.wait_for_selector("#answer .verdict")
        shown = page.locator("#map-panel").inner_text()
        check("has no map" in shown, "a model without customers says so", shown)
        check(not page.locator("#lookup").is_visible(), "and has none to look up")
        picture(page, "dashboard-without-customers")
        page.get_by_role("button", name="mall").click()
        page.locator("#map-answer", has_text="report.json").wait_for()
        check(True, f"a map that cannot be read is told: {page.locator('#map-answer').inner_text()}")


def server_gone(browser):
    with ServerProcess() as server, Visit(browser) as visit:
        page = opened(visit, server, "customers")
        server.process.kill()
        server.process.wait()
        page.locator("#try input[type=range]").first.fill("900")
        page.wait_for_selector("#answer .notice")
        shown = page.locator("#answer").inner_text()
        check("does not answer" in shown, "a server that is gone is said to be gone", shown)
        check(page.locator("#map .own").count() == 0, "and the customer is no longer where the one before was")
        page.wait_for_selector("#live .notice", timeout=10_000)
        check("does not answer" in page.locator("#live").inner_text(), "by the live figures too")
        picture(page, "dashboard-server-gone")


with tempfile.TemporaryDirectory() as scratch, chromium() as browser:
    with ServerProcess() as server:
        looks(browser, server)
        weighs(browser, server)
        predicts(browser, server)
        rounds(browser, server)
        marks(browser, server)
        looks_up(browser, server)
        scores(browser, server, Path(scratch))
        live(browser, server)
        keyboard(browser, server)
    with_keys(browser, Path(scratch))
    without_customers(browser, Path(scratch))
    server_gone(browser)
print(f"\nPictures are in {SCREENSHOTS}")
finish()
