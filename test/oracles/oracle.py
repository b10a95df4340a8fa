"""Answers questions about data, one JSON object a line, with the statistics of Debian's own Python packages."""

import json
import sys

import numpy
from nltk.metrics import agreement, binary_distance, interval_distance, jaccard_distance, masi_distance
from scipy.stats import chi2, chi2_contingency, fisher_exact
from sklearn.metrics import cohen_kappa_score, f1_score, precision_score, recall_score
from statsmodels.stats.inter_rater import cohens_kappa, fleiss_kappa
from statsmodels.stats.proportion import proportion_confint


def task(units, distance):
    triples = [
        (f"c{coder}", f"u{unit}", frozenset(value) if isinstance(value, list) else value)
        for unit, values in enumerate(units)
        for coder, value in enumerate(values)
        if value is not None
    ]
    return agreement.AnnotationTask(data=triples, distance=distance)


def two_coders(table):
    pairs = [(i, j) for i, row in enumerate(table) for j, n in enumerate(row) for _ in range(n)]
    first, second = zip(*pairs)
    labels = list(range(len(table)))
    units = [list(pair) for pair in pairs]
    nltk = task(units, binary_distance)
    kappa = cohens_kappa(numpy.array(table))
    return {
        "kappa": cohen_kappa_score(first, second, labels=labels),
        "linear": cohen_kappa_score(first, second, labels=labels, weights="linear"),
        "quadratic": cohen_kappa_score(first, second, labels=labels, weights="quadratic"),
        "standardError": kappa.std_kappa,
        "nullStandardError": kappa.std_kappa0,
        "pi": nltk.pi(),
        "alpha": nltk.alpha(),
    }


def binary(pairs):
    first, second = zip(*pairs)
    return {
        "precision": precision_score(first, second, zero_division=0),
        "recall": recall_score(first, second, zero_division=0),
        "f1": f1_score(first, second, zero_division=0),
    }


def many_coders(counts):
    table = numpy.array(counts)
    return {"fleiss": fleiss_kappa(table), "randolph": fleiss_kappa(table, method="randolph")}


def with_gaps(units):
    return {
        "nominal": task(units, binary_distance).alpha(),
        "interval": task(units, interval_distance).alpha(),
    }


def sets(units):
    return {"jaccard": task(units, jaccard_distance).alpha(), "masi": task(units, masi_distance).alpha()}


def association(table):
    x2, p, df, expected = chi2_contingency(table, correction=False)
    answer = {"chiSquare": x2, "p": p, "df": int(df), "logLikelihood": chi2_contingency(table, correction=False, lambda_="log-likelihood")[0]}
    if len(table) == 2 and len(table[0]) == 2:
        answer["fisher"] = fisher_exact(table)[1]
    return answer


def tail(value, df):
    return {"p": chi2.sf(value, df)}


def wilson(successes, n):
    low, high = proportion_confint(successes, n, method="wilson")
    return {"low": low, "high": high}


answers = {
    f.__name__: f for f in (two_coders, binary, many_coders, with_gaps, sets, association, tail, wilson)
}
for line in sys.stdin:
    question = json.loads(line)
    answer = answers[question["ask"]](*question["of"])
    print(json.dumps({key: None if value != value else float(value) for key, value in answer.items()}))
