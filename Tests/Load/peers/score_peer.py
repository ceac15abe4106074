"""Scores a CSV file of recency, frequency and monetary value with pandas and scikit-learn: score_peer.py BUNDLE IN OUT.

It reads the file, assigns each row to the nearest centroid of a bundle of this project, and writes cluster, segment and
confidence of each: what the service does, but for its checks, its anomaly flag and its warnings.
"""
import json
import os
import sys

import numpy as np
import pandas as pd
from sklearn.cluster import KMeans


def load(bundle, name):
    with open(os.path.join(bundle, name)) as file:
        return json.load(file)


def model(centroids):
    """A fitted KMeans whose centroids are those of the bundle."""
    fitted = KMeans(len(centroids), init=centroids, n_init=1).fit(centroids)
    fitted.cluster_centers_ = centroids
    return fitted


def main(bundle, source, target):
    scaler = load(bundle, "scaler.json")
    names = scaler["features"]
    segments = {segment["cluster"]: segment["name"] for segment in load(bundle, "segments.json")["segments"]}
    temperature = load(bundle, "calibration.json")["temperature"]
    kmeans = model(np.array(load(bundle, "centroids.json")["centroids"]))
    table = pd.read_csv(source)
    vectors = (np.cbrt(table[names].to_numpy(float)) - scaler["centre"]) / scaler["scale"]
    clusters = kmeans.predict(vectors)
    distances = kmeans.transform(vectors) ** 2
    weights = np.exp((distances.min(axis=1, keepdims=True) - distances) / (2 * temperature))
    pd.DataFrame({
        "customer_id": table["customer_id"], "cluster": clusters, "segment": pd.Series(clusters).map(segments),
        "confidence_score": (1 / weights.sum(axis=1)).round(4),
    }).to_csv(target, index=False)


main(*sys.argv[1:])
