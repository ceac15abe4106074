/// The page's script: figures to take away as SVG or PNG, and a cube to turn. Without it the page says all the same.
enum ReportScript {
    static let text = #"""
        "use strict";
        (() => {
          const shown = figure => [...figure.querySelectorAll("svg")].find(svg => svg.getClientRects().length);
          const style = document.getElementById("chart-style").textContent;
          const title = figure => figure.querySelector("svg > title").textContent;

          function file(figure) {
            const svg = shown(figure).cloneNode(true);
            const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
            const make = name => document.createElementNS("http://www.w3.org/2000/svg", name);
            const sheet = make("style"), paper = make("rect"), seen = getComputedStyle(shown(figure));
            const names = style.match(/--chart-[a-z0-9]+(?=:)/g);
            sheet.textContent = style + ".chart{" +
              [...new Set(names)].map(name => name + ":" + seen.getPropertyValue(name)).join(";") + "}";
            for (const [name, value] of Object.entries(
              {class: "paper", x: -16, y: -16, width: width + 32, height: height + 32})) paper.setAttribute(name, value);
            svg.prepend(sheet, paper);
            svg.setAttribute("viewBox", `-16 -16 ${width + 32} ${height + 32}`);
            svg.setAttribute("width", width + 32);
            svg.setAttribute("height", height + 32);
            return {text: new XMLSerializer().serializeToString(svg), width: width + 32, height: height + 32};
          }

          function save(blob, name) {
            const link = document.createElement("a");
            link.href = URL.createObjectURL(blob);
            link.download = name;
            link.click();
            setTimeout(() => URL.revokeObjectURL(link.href), 10000);
          }

          function saveSVG(figure) {
            save(new Blob([file(figure).text], {type: "image/svg+xml"}), figure.dataset.name + ".svg");
          }

          function savePNG(figure) {
            const {text, width, height} = file(figure), image = new Image(), scale = 2;
            image.onload = () => {
              const canvas = document.createElement("canvas");
              canvas.width = width * scale;
              canvas.height = height * scale;
              canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
              canvas.toBlob(blob => save(blob, figure.dataset.name + ".png"), "image/png");
            };
            image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(text);
          }

          function turn(space, right, up) {
            const view = space.dataset;
            view.turn = (Number(view.turn) + right) % 360;
            view.tilt = Math.max(-90, Math.min(90, Number(view.tilt) + up));
            const [a, b] = [view.turn * Math.PI / 180, view.tilt * Math.PI / 180];
            const [ca, sa, cb, sb] = [Math.cos(a), Math.sin(a), Math.cos(b), Math.sin(b)];
            for (const part of space.querySelectorAll("[data-points]")) {
              part.points ??= part.dataset.points.split(",").map(point => point.split(" ").map(n => n / 1000));
              const seen = part.points.map(([x, y, z]) => [
                Number(view.x) + view.scale * (x * ca + y * sa),
                Number(view.y) - view.scale * (z * cb + (y * ca - x * sa) * sb)]);
              if (part.tagName === "text") {
                part.setAttribute("x", seen[0][0].toFixed(1));
                part.setAttribute("y", (seen[0][1] + 4).toFixed(1));
              } else {
                const isDots = part.classList.contains("dots");
                part.setAttribute("d", seen.map(([x, y], i) =>
                  (isDots || i % 2 === 0 ? "M" : "L") + x.toFixed(1) + " " + y.toFixed(1) + (isDots ? "h0" : "")).join(""));
              }
            }
          }

          function button(tools, label, text, action) {
            const made = document.createElement("button");
            made.type = "button";
            made.textContent = text;
            made.setAttribute("aria-label", label);
            made.addEventListener("click", action);
            tools.append(made);
          }

          for (const figure of document.querySelectorAll("figure")) {
            const tools = document.createElement("div"), name = title(figure);
            tools.className = "tools";
            const spaces = [...figure.querySelectorAll(".space")];
            if (spaces.length) {
              const all = (right, up) => spaces.forEach(space => turn(space, right, up));
              for (const [word, sign, right, up] of [["left", "←", -10, 0], ["right", "→", 10, 0], ["up", "↑", 0, 10],
                ["down", "↓", 0, -10]]) button(tools, `Turn ${name} ${word}`, sign, () => all(right, up));
              for (const space of spaces) {
                space.style.touchAction = "pan-y";
                space.addEventListener("pointerdown", event => space.setPointerCapture(event.pointerId));
                space.addEventListener("pointermove", event => {
                  if (event.buttons & 1) turn(space, event.movementX / 2, event.movementY / 2);
                });
              }
            }
            button(tools, `Save ${name} as SVG`, "SVG", () => saveSVG(figure));
            button(tools, `Save ${name} as PNG`, "PNG", () => savePNG(figure));
            figure.append(tools);
          }
        })();
        """#
}
