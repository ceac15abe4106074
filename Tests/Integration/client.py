"""Calls every operation of a contract with the client that was generated from it, `segmentation_client`.

Prints a line per check: 0 or 1 for a failed one, a space, and what was checked. Answers are read by the client's own
types: what these cannot hold ends the run.
"""

import importlib
import io
import pkgutil
import sys
from pathlib import Path

import segmentation_client.api
import segmentation_client.models as models
import yaml
from segmentation_client import Client
from segmentation_client.types import File

CUSTOMER = models.AttributesCustomer.from_dict({
    "CustomerID": "C001", "Age": 28, "Gender": "Female", "City": "Mumbai", "AnnualIncome": 450000,
    "TotalSpent": 120000, "MonthlyPurchases": 6, "AvgOrderValue": 2000, "AppTimeMinutes": 45,
    "DiscountUsage": "Medium", "PreferredShoppingTime": "Night"})
BUYER = models.RFMCustomer(recency=30, frequency=4, monetary=2500, customer_id=7)
MEMBER = models.Customer.from_dict({"Gender": "Female", "Age": 31, "AnnualIncome": 60, "SpendingScore": 90})
ROWS = "customer_id,recency,frequency,monetary\n1,250,1,400\n2,2,200,250000\n"


def check(is_good, text):
    print(0 if is_good else 1, text, flush=True)


class Operations:
    """The operations of a document by their ids, each called through the module that was made for it."""

    def __init__(self, document, base):
        self.client = Client(base, timeout=10)
        self.modules = {
            found.name.rsplit(".", 1)[1].replace("_", ""): found.name
            for found in pkgutil.walk_packages(segmentation_client.api.__path__, "segmentation_client.api.")}
        self.described = {
            operation["operationId"] for item in document["paths"].values() for method, operation in item.items()
            if method != "parameters"}
        self.called = set()

    def answer(self, name, *arguments, **named):
        self.called.add(name)
        module = self.modules[name.lower()]
        return importlib.import_module(module).sync_detailed(*arguments, client=self.client, **named)

    def check(self, name, holds, *arguments, status=200, **named):
        """Calls an operation and checks its answer, as the client's type for it."""
        found = self.answer(name, *arguments, **named)
        is_good = found.status_code == status and holds(found.parsed)
        check(is_good, f"{name} gives {status}" + ("" if is_good else f"; found {found.status_code} {found.parsed}"))

    def check_file(self, name, *arguments, expected=None):
        """Asks for a file twice, the second time with the tag that the first answer had."""
        whole = self.answer(name, *arguments)
        again = self.answer(name, *arguments, if_none_match=whole.headers["ETag"])
        statuses = whole.status_code, again.status_code
        check(
            statuses == (200, 304) and whole.content and not again.content and expected in (None, whole.content),
            f"{' '.join([name, *map(str, arguments)])} gives a file, and not again with its tag")


def check_scoring(api):
    api.check("predict", lambda answer: answer.cluster == 2 and answer.customer_id == "C001", body=CUSTOMER)
    api.check("predict", lambda answers: [answer.cluster for answer in answers] == [2, 2], body=[CUSTOMER, CUSTOMER])
    api.check(
        "segment", lambda answer: answer.segment == "Potential Loyalists" and answer.explanation.counterfactuals
        and sum(item.probability for item in answer.probabilities) > 0.999,
        body=BUYER, explain=True, probabilities=True)
    api.check(
        "segment", lambda problem: [error.loc for error in problem.errors] == [["body", "recency"]], status=422,
        body=models.RFMCustomer(recency=-1, frequency=4, monetary=2500))
    api.check("predictByModel", lambda answer: 0 <= answer.cluster < 6, "mall", body=MEMBER)
    api.check(
        "scoreRows", lambda file: [row.split(",")[:3] for row in file.payload.read().decode().splitlines()[1:]]
        == [["1", "0", "Churn Risk"], ["2", "2", "Loyal High-Value"]],
        body=File(io.BytesIO(ROWS.encode())), model="retail")


def check_segments(api):
    api.check("getSegments", lambda answer: len(answer.segments) == 3)
    api.check("getClusters", lambda answer: sum(cluster.size for cluster in answer.clusters) == 86)
    api.check("getClustersSummary", lambda answer: answer.customers == 4338)
    api.check("listModels", lambda answer: {"carts", "customers", "mall", "retail"} == {m.name for m in answer.models})
    api.check("getModel", lambda model: model.training_data.customers == 4338, "retail")
    api.check("getModelMap", lambda found: len(found.points.coordinates) == 2, "retail", axes=2)
    api.check("getModel", lambda problem: "nobody" in problem.detail, "nobody", status=404)


def check_analytics(api):
    api.check("getAnalyticsOverview", lambda answer: answer.total_customers == 4338)
    api.check("getAnalyticsSegments", lambda answer: len(answer.segments) == 4)
    api.check("getAnalyticsSummary", lambda answer: answer.features["recency"].minimum == 1)
    api.check("getAnalyticsCustomer", lambda customer: customer.anomaly and customer.dbscan_cluster == -1, "17850")
    page = {"segment": "Loyal High-Value", "anomaly": True, "sort": "-monetary", "limit": 20}
    first = api.answer("listAnalyticsCustomers", **page).parsed
    api.check(
        "listAnalyticsCustomers", lambda second: len(first.customers) + len(second.customers) == second.total == 33
        and second.next_cursor is None, cursor=first.next_cursor, **page)


def check_inference(api):
    api.check("getInferenceServer", lambda server: server.extensions == ["binary_tensor_data"])
    api.check("getInferenceLiveness", lambda answer: answer.live)
    api.check("getInferenceReadiness", lambda answer: answer.ready)
    api.check("getInferenceModel", lambda model: [t.name for t in model.inputs][-1] == "monetary", "retail")
    api.check("getInferenceModelReadiness", lambda answer: answer.ready, "retail")
    api.check("getInferenceVersion", lambda model: model.versions == ["1"], "retail", "1")
    api.check("getInferenceVersionReadiness", lambda answer: answer.ready, "retail", "1")
    api.check("getInferenceVersion", lambda answer: "no version" in answer.error, "retail", "2", status=404)
    rows = models.InferenceRequestInputsItem(
        "rows", [2, 3], models.InferenceRequestInputsItemDatatype.FP64, data=[[30, 4, 2500], [2, 200, 250000]])
    for name, path in (("infer", ["retail"]), ("inferByVersion", ["retail", "1"])):
        api.check(
            name, lambda answer: {t.name: t.data for t in answer.outputs}["cluster"] == [3, 2], *path,
            body=models.InferenceRequest([rows]))


def check_service(api, contract):
    api.check("getIndex", lambda index: len(index.models) == 4 and len(index.endpoints) == len(api.described))
    api.check("getHealth", lambda health: health.status == "ok")
    api.check("getLiveness", lambda liveness: liveness.status == "ok")
    api.check("getReadiness", lambda health: health.status == "ok")
    api.check("getMetrics", lambda text: "segmentation_predictions_total{" in text)
    for name in ("getSwaggerUI", "getSwaggerUIAlias", "getRedoc"):
        api.check(name, lambda page: "/docs/viewer.js" in page)
    api.check_file("getContract", expected=Path(contract).read_bytes())
    api.check_file("getDashboard")
    for file in models.GetDashboardFileFile:
        api.check_file("getDashboardFile", file)
    for file in (models.GetDocumentationFileFile.VIEWER_CSS, models.GetDocumentationFileFile.VIEWER_JS):
        api.check_file("getDocumentationFile", file)


def main(contract, base):
    with open(contract, encoding="utf-8") as text:
        api = Operations(yaml.safe_load(text), base)
    check_scoring(api)
    check_segments(api)
    check_analytics(api)
    check_inference(api)
    check_service(api, contract)
    missing = ", ".join(sorted(api.described - api.called))
    check(not missing, f"every operation was called{missing and ' but ' + missing}")


main(*sys.argv[1:])
