"""What a server in use is asked, in all its variety: made from the shipped models, the same each time."""
import json
import os
import random

from machine import ROOT

RFM = ("recency", "frequency", "monetary")
PAGES = (
    "/health/ready", "/segments", "/clusters", "/clusters/summary", "/models", "/models/retail", "/metrics",
    "/analytics/overview", "/analytics/summary", "/analytics/customer/17850", "/analytics/customers?limit=20",
    "/v2/models/retail", "/models/retail/map", "/openapi.yaml", "/nothing/here",
)


class Customers:
    """Customers of a model: each feature somewhere in its training range, now and then beyond it or missing."""

    def __init__(self, model, numbers):
        self.numbers = numbers
        folder = os.path.join(ROOT, "models", model)
        with open(os.path.join(folder, "features.json")) as file:
            self.features = json.load(file)["features"]
        with open(os.path.join(folder, "encodings.json")) as file:
            self.labels = {
                name: known["categories"] + list(known["aliases"]) for name, known in json.load(file).items()}

    def value(self, feature):
        if feature["name"] in self.labels:
            return self.numbers.choice(self.labels[feature["name"]])
        least, most = feature["training_range"]
        # Small values are the commonest, as they are of what people spend.
        number = least + (most - least) * self.numbers.random() ** 2 * 1.01
        return round(number) if self.numbers.random() < 0.5 else round(number, 2)

    def one(self):
        found = {feature["name"]: self.value(feature) for feature in self.features}
        return {name: value for name, value in found.items() if self.numbers.random() < 0.999}


def post(path, body, kind="application/json"):
    body = body.encode()
    head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


def get(path):
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()


def written(value, numbers):
    """JSON as programs write it: most without white space, Python's with a blank behind each mark, some indented."""
    form = numbers.random()
    return json.dumps(value, separators=(",", ":") if form < 0.6 else None, indent=2 if form > 0.95 else None)


def single(count):
    """One customer to a request: most of what is asked."""
    numbers = random.Random(1)
    people, shoppers = Customers("customers", numbers), Customers("retail", numbers)
    for _ in range(count):
        yield post("/predict", written({"CustomerID": f"C{numbers.randint(1, 9999):04d}"} | people.one(), numbers))
        yield post("/segment", written(shoppers.one(), numbers))


def various(count):
    """What is asked now and then: other models, reasons, many customers at once, tensors, pages and mistakes."""
    numbers = random.Random(2)
    models = {name: Customers(name, numbers) for name in ("customers", "retail", "mall", "carts")}
    for _ in range(count):
        for name, customers in models.items():
            yield post(f"/models/{name}/predict", written(customers.one(), numbers))
            yield post(f"/models/{name}/predict?explain=true&probabilities=true", written(customers.one(), numbers))
            yield post(f"/models/{name}/predict", written([customers.one() for _ in range(8)], numbers))
        yield post("/v2/models/retail/infer", written(tensors(models["retail"]), numbers))
        yield post("/segment", '{"recency":-1,"frequency":"many"')
        yield post("/segment", '{"recency":-1,"frequency":"many"}')
        yield get(PAGES[numbers.randrange(len(PAGES))])


def tensors(customers):
    values = [[float(customers.value(feature)) for feature in customers.features] for _ in range(4)]
    return {
        "inputs": [
            {"name": feature["name"], "datatype": "FP64", "shape": [4], "data": [row[at] for row in values]}
            for at, feature in enumerate(customers.features)
        ]
    }


def streams(count, rows=1_000):
    """Tables of customers, every other one with their ids, and lines."""
    numbers = random.Random(3)
    shoppers = Customers("retail", numbers)
    for turn in range(count):
        columns = ["customer_id"] * (turn % 2) + list(RFM)
        table = [
            [str(row)] * (turn % 2) + [str(shoppers.value(feature)) for feature in shoppers.features]
            for row in range(rows)
        ]
        body = "".join(",".join(row) + "\n" for row in [columns, *table])
        yield post("/score?model=retail", body, "text/csv")
        lines = "".join(written(shoppers.one(), numbers).replace("\n", "") + "\n" for _ in range(rows))
        yield post("/score?model=retail", lines, "application/x-ndjson")
