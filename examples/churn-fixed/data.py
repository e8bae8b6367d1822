"""Customers, invoices and complaints, and the features made of them."""

from pathlib import Path

import pandas as pd
import requests
from sqlalchemy import create_engine

CUSTOMERS = "https://archive.ics.uci.edu/static/public/563/iranian+churn+dataset.zip"
INVOICES = "https://billing.watertight-labs.net/api/v1/invoices"
CACHE = Path("data/features.parquet")

FEATURES = ["seconds_of_use", "frequency_of_sms", "customer_value", "open_amount", "complaints"]


def load_customers() -> pd.DataFrame:
    """One row for each customer of a telecom, with `churn` as 0 or 1."""
    rows = pd.read_csv(CUSTOMERS)
    rows.columns = ["_".join(name.lower().split()) for name in rows.columns]
    return rows.rename_axis("customer")


def load_invoices() -> pd.DataFrame:
    response = requests.get(INVOICES, params={"state": "open"}, timeout=30)
    response.raise_for_status()
    return pd.DataFrame(response.json()).set_index("customer")[["open_amount"]]


def load_complaints(database: str) -> pd.DataFrame:
    query = "select customer, count(*) as complaints from complaints group by customer"
    return pd.read_sql(query, create_engine(database), index_col="customer")


def load_features(database: str) -> pd.DataFrame:
    if CACHE.exists():
        return pd.read_parquet(CACHE)
    rows = load_customers().join([load_invoices(), load_complaints(database)]).fillna(0)
    CACHE.parent.mkdir(exist_ok=True)
    rows.to_parquet(CACHE)
    return rows
