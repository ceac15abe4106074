"""Opens reports in chromium and prints a line per check: 0 or 1, and what was looked at."""

import struct
import sys
import xml.etree.ElementTree as xml
from pathlib import Path

from browser_session import SCHEMES, SIZES, Visit, chromium, excess_width, violations

# What no report can do without.
FIGURES = {"segment-sizes", "segment-profiles", "map-2d", "map-3d", "silhouette", "correlation", "loadings"}

# What margins of a centimetre leave of the page, in CSS pixels.
A4_WIDTH = 718


def check(is_good, text, found=""):
    print(0 if is_good else 1, text + ("" if is_good else f"; found {found}"), flush=True)


def looks(page, where):
    """Figures are there and nothing is wider than the window."""
    names = page.eval_on_selector_all("figure", "all => all.map(figure => figure.id.replace('figure-', ''))")
    check(FIGURES <= set(names), f"{where}: all figures are there", sorted(FIGURES - set(names)))
    blank = page.evaluate("""[...document.querySelectorAll("figure")].filter(figure =>
        [...figure.querySelectorAll("svg")].filter(svg => svg.getBoundingClientRect().height > 40).length !== 1
    ).map(figure => figure.id)""")
    check(not blank, f"{where}: each figure is seen once", blank)
    wide = excess_width(page)
    check(wide <= 0, f"{where}: nothing is wider than the window", wide)
    overflowing = page.evaluate("""[...document.querySelectorAll("figure svg text")].filter(text => {
        const own = text.getBoundingClientRect(), frame = text.ownerSVGElement.getBoundingClientRect();
        return own.width > 0 && (own.left < frame.left - 2 || own.right > frame.right + 2);
    }).map(text => text.textContent)""")
    check(not overflowing, f"{where}: every label is within its figure", overflowing)


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


def prints(browser, page_path):
    """On A4, whatever the screen: dark on light, within the margins, each figure once."""
    where = f"{page_path.parent.name}, printed"
    with Visit(browser, A4_WIDTH, "dark") as visit:
        visit.page.goto(page_path.as_uri())
        visit.page.emulate_media(media="print")
        looks(visit.page, where)
        paper = visit.page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        check(min(map(int, paper[4:-1].split(","))) > 240, f"{where}: the paper is light", paper)


def ask(browser, page_path):
    for size, width in SIZES.items():
        for scheme in SCHEMES:
            where = f"{page_path.parent.name}, {size}, {scheme}"
            with Visit(browser, width, scheme) as visit:
                page = visit.page
                page.goto(page_path.as_uri())
                looks(page, where)
                found = violations(page)
                check(not found, f"{where}: axe-core finds no serious violation", found)
                if size == "desk":
                    turns(page, where)
                    saves(page, where)
                check(not visit.said, f"{where}: the console stays empty", visit.said)
                check(not visit.strangers(), f"{where}: no other host is asked", visit.strangers())


with chromium() as browser:
    for path in sys.argv[1:]:
        ask(browser, Path(path).resolve())
        prints(browser, Path(path).resolve())
