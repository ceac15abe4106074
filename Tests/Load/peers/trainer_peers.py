"""What an analyst would run instead of the trainer, one job per process: trainer_peers.py JOB FILE

Jobs: rfm-pandas, rfm-polars, rfm-duckdb (read, clean and add up transactions), pipeline (the same, then k-means for
k = 2 to 10 with three measures, PCA, DBSCAN, mixtures of 2 to 8 components, and saving the models).
Prints customers and revenue, by which the jobs are seen to have done the same.
"""
import sys

COLUMNS = ["InvoiceNo", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID"]


def pandas_rfm(path):
    import pandas

    rows = pandas.read_csv(path, encoding="latin-1", usecols=COLUMNS, dtype={"InvoiceNo": str, "CustomerID": str})
    rows = rows[rows.CustomerID.notna() & ~rows.InvoiceNo.str.startswith("C")]
    rows = rows[(rows.Quantity > 0) & (rows.UnitPrice > 0)]
    rows = rows.assign(
        InvoiceDate=pandas.to_datetime(rows.InvoiceDate, format="%m/%d/%Y %H:%M"), Amount=rows.Quantity * rows.UnitPrice
    )
    reference = rows.InvoiceDate.max() + pandas.Timedelta(days=1)
    table = rows.groupby("CustomerID").agg(
        last=("InvoiceDate", "max"), frequency=("InvoiceNo", "nunique"), monetary=("Amount", "sum")
    )
    return table.assign(recency=(reference - table["last"]).dt.days)[["recency", "frequency", "monetary"]]


def rfm_pandas(path):
    table = pandas_rfm(path)
    return len(table), table.monetary.sum()


def rfm_polars(path):
    import polars
    from polars import col

    # Its reader knows UTF-8 only.
    text = open(path, encoding="latin-1", newline="").read().encode()
    rows = polars.read_csv(text, columns=COLUMNS, schema_overrides={"InvoiceNo": polars.String, "CustomerID": polars.String})
    kept = rows.lazy().filter(
        col("CustomerID").is_not_null() & ~col("InvoiceNo").str.starts_with("C") & (col("Quantity") > 0) & (col("UnitPrice") > 0)
    ).with_columns(col("InvoiceDate").str.to_datetime("%m/%d/%Y %H:%M"), amount=col("Quantity") * col("UnitPrice"))
    table = kept.group_by("CustomerID").agg(
        col("InvoiceDate").max().alias("last"), col("InvoiceNo").n_unique().alias("frequency"), col("amount").sum()
    ).with_columns(recency=(col("last").max().dt.offset_by("1d") - col("last")).dt.total_days()).collect()
    return table.height, table["amount"].sum()


def rfm_duckdb(path):
    import duckdb

    connection = duckdb.connect()
    connection.execute("SET threads = 2")
    table = connection.execute(
        """
        WITH kept AS (
            SELECT CustomerID, InvoiceNo, strptime(InvoiceDate, '%-m/%-d/%Y %-H:%M') AS moment,
                CAST(Quantity AS BIGINT) * CAST(UnitPrice AS DOUBLE) AS amount
            FROM read_csv(?, header = true, all_varchar = true, encoding = 'latin-1')
            WHERE CustomerID IS NOT NULL AND NOT starts_with(InvoiceNo, 'C')
                AND CAST(Quantity AS BIGINT) > 0 AND CAST(UnitPrice AS DOUBLE) > 0),
        reference AS (SELECT max(moment) + INTERVAL 1 DAY AS moment FROM kept)
        SELECT CustomerID, floor(epoch(any_value(reference.moment) - max(kept.moment)) / 86400),
            count(DISTINCT InvoiceNo), sum(amount)
        FROM kept, reference GROUP BY CustomerID""",
        [path],
    ).fetchall()
    return len(table), sum(row[3] for row in table)


def pipeline(path):
    import pickle
    import tempfile

    import numpy
    from sklearn.cluster import DBSCAN, KMeans
    from sklearn.decomposition import PCA
    from sklearn.metrics import calinski_harabasz_score, davies_bouldin_score, silhouette_score
    from sklearn.mixture import GaussianMixture
    from sklearn.preprocessing import StandardScaler

    table = pandas_rfm(path)
    scaler = StandardScaler()
    points = scaler.fit_transform(numpy.log1p(table.to_numpy(float)))
    models = {k: KMeans(k, n_init=10, random_state=0).fit(points) for k in range(2, 11)}
    for model in models.values():
        for measure in (silhouette_score, davies_bouldin_score, calinski_harabasz_score):
            measure(points, model.labels_)
    density = DBSCAN(eps=0.6, min_samples=6).fit(points)
    mixtures = [GaussianMixture(k, random_state=0).fit(points) for k in range(2, 9)]
    [mixture.bic(points) for mixture in mixtures]
    with tempfile.TemporaryFile() as file:
        pickle.dump((scaler, models[4], PCA().fit(points), density.components_, mixtures[2]), file)
    return len(table), table.monetary.sum()


if __name__ == "__main__":
    customers, revenue = globals()[sys.argv[1].replace("-", "_")](sys.argv[2])
    print(f"{customers} {revenue:.2f}")
