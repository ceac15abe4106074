"""What scikit-learn makes of rows that `fits` is given too, one job per process:

    algorithm_peers.py JOB FILE LABELS [NAME=VALUE ...]

FILE holds the rows as doubles, LABELS takes a whole number per row. Prints seconds and CPU seconds of the fit alone, the
figure by which a fit is judged, and its iterations. `rows` is the job that makes FILE up, and the planted LABELS.
"""
import resource
import sys
import time

import numpy


def rows(path, labels, options):
    """Groups of unequal size and shape that overlap a little, and a share `noise` of the rows anywhere."""
    generator = numpy.random.default_rng(options["seed"])
    columns, groups = options["columns"], options["groups"]
    count = options["rows"]
    shares = generator.dirichlet(numpy.full(groups, 8.0))
    centres = generator.normal(0, options["spread"], (groups, columns))
    planted = generator.choice(groups, count, p=shares)
    points = numpy.empty((count, columns))
    for group in range(groups):
        shape = generator.normal(0, 0.35, (columns, columns)) + numpy.eye(columns)
        chosen = planted == group
        points[chosen] = centres[group] + generator.normal(0, 1, (chosen.sum(), columns)) @ shape.T
    anywhere = generator.random(count) < options["noise"]
    points[anywhere] = generator.uniform(-9, 9, (anywhere.sum(), columns))
    points.astype("<f8").tofile(path)
    planted.astype("<i8").tofile(labels)


def kmeans(points, options):
    from sklearn.cluster import KMeans

    model = KMeans(
        options["clusters"], n_init=options["restarts"], max_iter=options["iterations"], tol=options["tolerance"],
        algorithm=options.get("algorithm", "lloyd"), random_state=options["seed"])
    return lambda: model.fit(points), lambda: (model.labels_, model.inertia_, model.n_iter_)


def mixture(points, options):
    import warnings

    from sklearn.exceptions import ConvergenceWarning
    from sklearn.mixture import GaussianMixture

    # As many iterations are asked for as are to be made.
    warnings.simplefilter("ignore", ConvergenceWarning)
    model = GaussianMixture(
        options["clusters"], tol=0, reg_covar=options["regularisation"], max_iter=options["iterations"],
        random_state=options["seed"])
    found = []

    def fit():
        found.append(model.fit_predict(points))

    return fit, lambda: (found[0], model.score(points), model.n_iter_)


def dbscan(points, options):
    from sklearn.cluster import DBSCAN

    model = DBSCAN(eps=options["eps"], min_samples=options["samples"], n_jobs=2)
    return lambda: model.fit(points), lambda: (model.labels_, len(model.core_sample_indices_), 0)


def silhouette(points, options):
    from sklearn.metrics import silhouette_score

    labels = numpy.fromfile(options["labels"], "<i8")[: len(points)]
    found = []

    def fit():
        found.append(
            silhouette_score(points, labels, sample_size=options.get("sample"), random_state=options["seed"], n_jobs=2))

    return fit, lambda: (labels, found[0], 0)


def number(text):
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            pass
    return text


def main():
    job, path, labels, *pairs = sys.argv[1:]
    options = {name: number(value) for name, value in (pair.split("=", 1) for pair in pairs)}
    if job == "rows":
        return rows(path, labels, options)
    points = numpy.fromfile(path, "<f8").reshape(-1, options["columns"])[: options.get("rows")]
    fit, results = {"kmeans": kmeans, "mixture": mixture, "dbscan": dbscan, "silhouette": silhouette}[job](points, options)
    usage, start = resource.getrusage(resource.RUSAGE_SELF), time.monotonic()
    fit()
    seconds, spent = time.monotonic() - start, resource.getrusage(resource.RUSAGE_SELF)
    found, figure, iterations = results()
    numpy.asarray(found).astype("<i8").tofile(labels)
    cpu = spent.ru_utime + spent.ru_stime - usage.ru_utime - usage.ru_stime
    print(seconds, cpu, repr(float(figure)), iterations)


if __name__ == "__main__":
    main()
