"""Opens reports in chromium and prints a line per check: 0 or 1, and what was looked at."""

import os
import shutil
import struct
import sys
import xml.etree.ElementTree as xml
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

SIZES = {"phone": 375, "desk": 1440}
SERIOUS = {"serious", "critical"}
# What no report can do without.
FIGURES = {"segment-sizes", "segment-profiles", "map-2d", "map-3d", "silhouette", "correlation", "loadings"}


def check(is_good, text, found=""):
    print(0 if is_good else 1, text + ("" if is_good else f"; found {found}"), flush=True)


def opened(browser, page_path, width, scheme):
    """The page, what it said, and what it asked other hosts."""
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme, accept_downloads=True)
    said, asked = [], []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(page_path.as_uri())
    return page, said, [url for url in asked if not url.startswith(("file:", "data:", "blob:"))]


def looks(page, where):
    """Figures are there and nothing is wider than the window."""
    names = page.eval_on_selector_all("figure", "all => all.map(figure => figure.id.replace('figure-', ''))")
    check(FIGURES <= set(names), f"{where}: all figures are there", sorted(FIGURES - set(names)))
    blank = page.evaluate("""[...document.querySelectorAll("figure")].filter(figure =>
        [...figure.querySelectorAll("svg")].filter(svg => svg.getBoundingClientRect().height > 40).length !== 1
    ).map(figure => figure.id)""")
    check(not blank, f"{where}: each figure is seen once", blank)
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    check(wide <= 0, f"{where}: nothing is wider than the window", wide)
    overflowing = page.evaluate("""[...document.querySelectorAll("figure svg text")].filter(text => {
        const own = text.getBoundingClientRect(), frame = text.ownerSVGElement.getBoundingClientRect();
        return own.width > 0 && (own.left < frame.left - 2 || own.right > frame.right + 2);
    }).map(text => text.textContent)""")
    check(not overflowing, f"{where}: every label is within its figure", overflowing)


def axe_is_content(page, where):
    found = [
        (violation["id"], [node["html"][:120] for node in violation["nodes"][:3]])
        for violation in Axe().run(page).response["violations"]
        if violation["impact"] in SERIOUS
    ]
    check(not found, f"{where}: axe-core finds no serious violation", found)


def saves(page, where):
    """Both buttons of a figure give a file that is what it says."""
    figure = page.locator("#figure-map-2d")
    with page.expect_download() as download:
        figure.get_by_role("button", name="as SVG").click()
    root = xml.parse(download.value.path()).getroot()
    check(root.tag.endswith("svg") and root.find(".//{*}style") is not None, f"{where}: a figure is saved as SVG", root.tag)
    with page.expect_download() as download:
        figure.get_by_role("button", name="as PNG").click()
    data = Path(download.value.path()).read_bytes()
    is_image = data.startswith(b"\x89PNG") and struct.unpack(">II", data[16:24])[0] > 600 and len(data) > 5000
    check(is_image, f"{where}: a figure is saved as PNG", len(data))


def turns(page, where):
    """The cube turns by button, and by dragging."""
    figure = page.locator("#figure-map-3d")
    dots = figure.locator(".wide path.dots").first
    places = [dots.get_attribute("d")]
    figure.get_by_role("button", name="left").click()
    places.append(dots.get_attribute("d"))
    box = figure.locator(".wide .space").bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2 + 60, box["y"] + box["height"] / 2 + 10, steps=4)
    page.mouse.up()
    places.append(dots.get_attribute("d"))
    check(len(set(places)) == 3, f"{where}: the cube turns")


def ask(browser, page_path):
    for size, width in SIZES.items():
        for scheme in ("light", "dark"):
            where = f"{page_path.parent.name}, {size}, {scheme}"
            page, said, asked = opened(browser, page_path, width, scheme)
            looks(page, where)
            axe_is_content(page, where)
            if size == "desk":
                turns(page, where)
                saves(page, where)
            check(not said, f"{where}: the console stays empty", said)
            check(not asked, f"{where}: no other host is asked", asked)
            page.close()


def main():
    executable = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        # A container's root may not make the namespaces of chromium's sandbox; the pages are our own.
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        for path in sys.argv[1:]:
            ask(browser, Path(path).resolve())
        browser.close()


main()
