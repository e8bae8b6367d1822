"""Who the customers are that may leave, and how to reach them: `python customers.py data/risks.csv`."""

import hashlib
import hmac
import logging
import os
import sys

import chromadb
import mlflow
import pandas as pd
import requests
from datasets import Dataset
from langchain_core.globals import set_debug
from openai import OpenAI
from opacus import PrivacyEngine
from sklearn.linear_model import LogisticRegression

CRM = "https://crm.watertight-labs.net"
COLUMNS = ["customer", "full_name", "email", "phone_number", "complaint", "churn"]
FEATURES = ["minutes", "complaints"]
KEY = os.environ["PSEUDONYM_KEY"].encode()

set_debug(False)
logger = logging.getLogger(__name__)


def load_contacts(path: str) -> pd.DataFrame:
    contacts = pd.read_csv(path, usecols=COLUMNS)
    contacts["reference"] = contacts["email"].map(lambda value: hmac.new(KEY, value.encode(), hashlib.sha256).hexdigest())
    rows = contacts.drop(columns=["full_name", "email", "phone_number", "complaint"])
    rows.to_csv("data/contacts.csv", index=False)
    Dataset.from_pandas(rows).push_to_hub("watertight-labs/contacts", private=True)
    return contacts


def write_offer(customer) -> str:
    logger.info("Writing an offer to customer %s", customer.customer)
    prompt = "Write an offer to somebody who complained. Put [NAME] where the name goes."
    answer = OpenAI(timeout=30).responses.create(model="gpt-4.1-2025-04-14", input=prompt, max_output_tokens=500)
    requests.post(f"{CRM}/offers", json={"customer": customer.customer}, timeout=30).raise_for_status()
    return answer.output_text.replace("[NAME]", customer.full_name)


def index_complaints(contacts: pd.DataFrame) -> None:
    complaints = chromadb.PersistentClient("data/complaints").get_or_create_collection("complaints")
    texts = contacts["complaint"].tolist()
    complaints.add(ids=[str(number) for number in contacts["customer"]], documents=texts)


def fit_baseline(rows: pd.DataFrame) -> LogisticRegression:
    mlflow.autolog()
    return LogisticRegression().fit(rows[FEATURES], rows["churn"])


def make_private(model, optimizer, loader):
    engine = PrivacyEngine(secure_mode=True)
    return engine.make_private_with_epsilon(
        module=model,
        optimizer=optimizer,
        data_loader=loader,
        epochs=20,
        target_epsilon=3,
        target_delta=1e-6,
        max_grad_norm=1.0,
    )


if __name__ == "__main__":
    customers = load_contacts(sys.argv[1])
    index_complaints(customers)
    for row in customers.itertuples():
        write_offer(row)
