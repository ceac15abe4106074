"""A peer of POST /predict as a data scientist would write it: FastAPI, pydantic, scikit-learn, the same bundle."""
import json
import math
import os

import numpy
from fastapi import FastAPI
from pydantic import BaseModel, Field
from sklearn.cluster import KMeans
from sklearn.neighbors import NearestNeighbors

BUNDLE = os.path.join(os.path.dirname(os.path.realpath(__file__)), "..", "..", "..", "models", "customers")


def load(name):
    with open(os.path.join(BUNDLE, name + ".json")) as file:
        return json.load(file)


class Customer(BaseModel):
    CustomerID: str | int | None = None
    Age: float = Field(ge=0)
    Gender: str
    City: str
    AnnualIncome: float = Field(ge=0)
    TotalSpent: float = Field(ge=0)
    MonthlyPurchases: float = Field(ge=0)
    AvgOrderValue: float = Field(ge=0)
    AppTimeMinutes: float = Field(ge=0)
    DiscountUsage: str
    PreferredShoppingTime: str


scaler, segments, encodings = load("scaler"), load("segments"), load("encodings")
centre, scale = numpy.array(scaler["centre"]), numpy.array(scaler["scale"])
temperature = load("calibration")["temperature"]
dbscan = load("dbscan")
core_points = NearestNeighbors(n_neighbors=1).fit(numpy.array(dbscan["core_points"]))
centroids = numpy.array(load("centroids")["centroids"])
kmeans = KMeans(n_clusters=len(centroids), init=centroids, n_init=1, max_iter=1).fit(centroids)
kmeans.cluster_centers_ = centroids
codes = {
    feature: {
        **{category: code for code, category in enumerate(encoding["categories"])},
        **{alias: encoding["categories"].index(of) for alias, of in encoding["aliases"].items()},
    }
    for feature, encoding in encodings.items()
}
described = segments["segments"] if isinstance(segments, dict) else segments
app = FastAPI()


@app.post("/predict")
def predict(customer: Customer):
    raw = [
        codes[name][getattr(customer, name)] if name in codes else getattr(customer, name)
        for name in scaler["features"]
    ]
    vector = ((numpy.array(raw) - centre) / scale).reshape(1, -1)
    cluster = int(kmeans.predict(vector)[0])
    squares = kmeans.transform(vector)[0] ** 2
    weights = [math.exp((squares[cluster] - square) / (2 * temperature)) for square in squares]
    distance, _ = core_points.kneighbors(vector)
    return {
        "customer_id": customer.CustomerID, **described[cluster], "confidence_score": round(1 / sum(weights), 4),
        "anomaly": bool(distance[0][0] > dbscan["eps"]), "warnings": [],
    }
