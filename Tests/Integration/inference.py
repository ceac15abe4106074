"""Asks a server with tritonclient and prints a line per check: 0 or 1 for a failed one, a space, and what was checked."""

import sys

import numpy
import tritonclient.http as http
from tritonclient.utils import InferenceServerException

CUSTOMER = {
    "Age": 28, "Gender": "Female", "City": "Mumbai", "AnnualIncome": 450000, "TotalSpent": 120000,
    "MonthlyPurchases": 6, "AvgOrderValue": 2000, "AppTimeMinutes": 45, "DiscountUsage": "Medium",
    "PreferredShoppingTime": "Night",
}


def check(is_good, text):
    print(0 if is_good else 1, text, flush=True)


def tensor(name, values, datatype, binary):
    kinds = {"FP64": numpy.float64, "FP32": numpy.float32, "INT64": numpy.int64, "INT32": numpy.int32, "BYTES": object}
    array = numpy.array(values, dtype=kinds[datatype])
    made = http.InferInput(name, list(array.shape), datatype)
    made.set_data_from_numpy(array, binary_data=binary)
    return made


def retail(datatype, binary):
    text = str if datatype == "BYTES" else lambda value: value
    rows = [[30, 4, 2500], [250, 1, 400], [2, 200, 250000]]
    columns = zip(("recency", "frequency", "monetary"), zip(*rows))
    return [tensor(name, [text(value) for value in values], datatype, binary) for name, values in columns]


def refused(call, part):
    try:
        call()
    except InferenceServerException as error:
        return part in error.message()
    return False


def main(address):
    client = http.InferenceServerClient(address)
    check(client.is_server_live() and client.is_server_ready(), "the server is live and ready")
    check(client.is_model_ready("retail") and not client.is_model_ready("nobody"), "a model is ready, another is not")
    check(client.get_server_metadata()["extensions"] == ["binary_tensor_data"], "the server tells its extensions")
    metadata = client.get_model_metadata("customers")
    check([tensor["name"] for tensor in metadata["inputs"]] == list(CUSTOMER), "metadata names every feature")

    for datatype in ("FP64", "FP32", "INT64", "INT32", "BYTES"):
        for binary in (True, False):
            for outputs in (None, binary):
                wanted = None if outputs is None else [
                    http.InferRequestedOutput(name, binary_data=outputs)
                    for name in ("anomaly", "segment", "cluster", "confidence", "warnings")]
                answer = client.infer("retail", retail(datatype, binary), outputs=wanted, request_id="a-1")
                segments = [text.decode() if isinstance(text, bytes) else text for text in answer.as_numpy("segment")]
                check(
                    answer.as_numpy("cluster").tolist() == [3, 0, 2]
                    and segments == ["Potential Loyalists", "Churn Risk", "Loyal High-Value"]
                    and answer.as_numpy("anomaly").tolist() == [False, False, True]
                    and 0.99 < answer.as_numpy("confidence")[0] <= 1
                    and answer.get_response()["id"] == "a-1",
                    f"{datatype} {'binary' if binary else 'as JSON'}, outputs {'by default' if wanted is None else 'by name'}")

    check(client.is_model_ready("retail", "1") and not client.is_model_ready("retail", "2"), "a version is ready")
    check(client.get_model_metadata("retail", "1")["versions"] == ["1"], "metadata of a version")
    answer = client.infer("retail", retail("FP64", True), model_version="1")
    check(
        answer.as_numpy("cluster").tolist() == [3, 0, 2] and answer.get_response()["model_version"] == "1",
        "a version is asked")
    check(
        refused(lambda: client.infer("retail", retail("FP64", True), model_version="2"), "no version \"2\"; expected 1"),
        "an error names the versions there are")
    wanted = [http.InferRequestedOutput("segment", class_count=2)]
    check(
        refused(lambda: client.infer("retail", retail("FP64", True), outputs=wanted), "classification"),
        "classes are not asked for in vain")
    hints = {"priority": 1, "timeout": 1_000_000, "sequence_id": 7, "sequence_start": True, "sequence_end": True}
    check(
        client.infer("retail", retail("INT64", True), **hints).as_numpy("cluster").tolist() == [3, 0, 2],
        "priority, timeout and sequence change nothing")
    rows = tensor("rows", [[30.0, 4.0, 2500.0], [250.0, 1.0, 400.0]], "FP64", True)
    check(client.infer("retail", [rows]).as_numpy("cluster").tolist() == [3, 0], "a tensor of rows")
    customer = [
        tensor(name, [value], "BYTES" if isinstance(value, str) else "FP64", True) for name, value in CUSTOMER.items()]
    check(client.infer("customers", customer).as_numpy("cluster").tolist() == [2], "categories as texts")
    missing = [tensor(name, [1.0], "FP64", True) for name in ("recency", "frequency")]
    check(refused(lambda: client.infer("retail", missing), "monetary"), "an error names what is missing")
    check(refused(lambda: client.infer("nobody", missing), "no model"), "an error names an unknown model")
    for datatype in ("FP64", "FP32"):
        infinite = tensor("rows", [[30.0, 4.0, 2500.0], [float("inf"), 4.0, 2500.0]], datatype, True)
        check(
            refused(lambda: client.infer("retail", [infinite]), "1.recency: expected a finite number, found inf")
            and client.is_server_live(), f"an infinite number of {datatype} is refused, and the server lives on")


main(sys.argv[1])
