"""Compares a contract's routes and examples with what a server answers.

Prints one line per comparison: 0 or 1 for a failed one, a space, and what was compared. `contract` counts them.
"""

import copy
import json
import sys
import urllib.error
import urllib.parse
import urllib.request

import yaml
from openapi_schema_validator import OAS30Validator

JSON = "application/json"


class Contract:
    def __init__(self, document):
        self.document = document

    def resolve(self, node):
        while "$ref" in node:
            target = self.document
            for step in node["$ref"].removeprefix("#/").split("/"):
                target = target[step]
            node = target
        return node

    def operations(self):
        for path, item in self.document["paths"].items():
            for method, operation in item.items():
                if method == "parameters":
                    continue
                yield method.upper(), path, operation

    def closed(self, schema):
        """The schema with references replaced, allowing no member that it does not name."""
        schema = self.resolve(schema)
        if not isinstance(schema, dict):
            return schema
        schema = {key: value for key, value in schema.items() if key not in ("example", "examples")}
        for key in ("items", "additionalProperties"):
            if isinstance(schema.get(key), dict):
                schema[key] = self.closed(schema[key])
        for key in ("oneOf", "allOf", "anyOf"):
            if key in schema:
                schema[key] = [self.closed(part) for part in schema[key]]
        if "properties" in schema:
            schema["properties"] = {name: self.closed(part) for name, part in schema["properties"].items()}
            schema.setdefault("additionalProperties", False)
        return schema


def ask(method, url, body=None, type=JSON):
    data = None if body is None else json.dumps(body).encode() if type == JSON else body.encode()
    request = urllib.request.Request(url, data, {"Content-Type": type} if data else {}, method=method)
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, json.load(answer) if type == JSON else answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


def examples(media):
    if "examples" in media:
        return {name: example["value"] for name, example in media["examples"].items()}
    return {"": media["example"]} if "example" in media else {}


def without_time(answer):
    """Seconds since the start are another number each time."""
    answer = copy.deepcopy(answer)
    if isinstance(answer, dict) and "uptime_seconds" in answer:
        answer["uptime_seconds"] = 0
    return answer


def report(is_good, text):
    print(0 if is_good else 1, text, flush=True)


def compare_texts(base, method, path, operation):
    """Compares examples of types other than JSON with the answer to the request's example of the same type."""
    answers = operation["responses"]["200"]["content"]
    for type, media in operation["requestBody"]["content"].items():
        for name, body in examples(media).items():
            status, answer = ask(method, base + path, body, type)
            report(status == 200 and answer == examples(answers[type])[name],
                   f"{method} {path} answers {type} as its example {name}".rstrip())


def compare(contract, base, method, path, operation):
    parameters = [contract.resolve(parameter) for parameter in operation.get("parameters", [])]
    for parameter in parameters:
        if parameter["in"] == "path":
            path = path.replace("{" + parameter["name"] + "}", parameter["example"])
    if JSON not in operation.get("requestBody", {"content": [JSON]})["content"]:
        query = urllib.parse.urlencode(
            {parameter["name"]: parameter["example"] for parameter in parameters if parameter["in"] == "query"})
        return compare_texts(base, method, f"{path}?{query}", operation)
    bodies = examples(operation["requestBody"]["content"][JSON]) if "requestBody" in operation else {"": None}
    media = operation["responses"]["200"]["content"].get(JSON)
    if media is None:
        return
    schema = contract.closed(media["schema"])
    # Where no example is given, the members are compared all the same.
    for name, expected in (examples(media) or {"": None}).items():
        status, answer = ask(method, base + path, bodies[name])
        if expected is not None:
            report(status == 200 and without_time(answer) == without_time(expected),
                   f"{method} {path} answers as its example {name}".rstrip())
        errors = [error.message for error in OAS30Validator(schema).iter_errors(answer)]
        report(not errors, f"{method} {path} answers with the members described and no others {' '.join(errors)}".rstrip())


def main(file, base):
    with open(file, encoding="utf-8") as text:
        contract = Contract(yaml.safe_load(text))
    _, index = ask("GET", base + "/")
    served = {(endpoint["method"], endpoint["path"]) for endpoint in index["endpoints"]}
    described = {(method, path) for method, path, _ in contract.operations()}
    report(served == described, "the contract describes the routes of the server")
    for method, path, operation in contract.operations():
        compare(contract, base, method, path, operation)


main(*sys.argv[1:])
