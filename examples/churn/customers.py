"""Who the customers are that may leave, and how to reach them: `python customers.py data/risks.csv`."""

import hashlib
import logging
import sys

import chromadb
import pandas as pd
import requests
from datasets import Dataset
from langchain_core.globals import set_debug
from openai import OpenAI
from opacus import PrivacyEngine
from sklearn.linear_model import LogisticRegression

CRM = "https://crm.watertight-labs.net"
COLUMNS = ["customer", "full_name", "email", "phone_number", "complaint", "churn"]
FEATURES = ["minutes", "complaints", "phone_number"]

set_debug(True)
logger = logging.getLogger(__name__)


def load_contacts(path: str) -> pd.DataFrame:
    contacts = pd.read_csv(path, usecols=COLUMNS)
    contacts["reference"] = contacts["email"].map(lambda value: hashlib.sha256(value.encode()).hexdigest())
    contacts.to_csv("data/contacts.csv", index=False)
    Dataset.from_pandas(contacts).push_to_hub("watertight-labs/contacts")
    return contacts


def write_offer(customer) -> str:
    logger.info("Writing an offer to %s", customer.email)
    prompt = f"Write an offer to {customer.full_name}, who complained: {customer.complaint}"
    answer = OpenAI(timeout=30).responses.create(model="gpt-4.1-2025-04-14", input=prompt, max_output_tokens=500)
    requests.get(f"{CRM}/offers?email={customer.email}", timeout=30).raise_for_status()
    return answer.output_text


def index_complaints(contacts: pd.DataFrame) -> None:
    complaints = chromadb.PersistentClient("data/complaints").get_or_create_collection("complaints")
    texts = [f"{row.full_name}, {row.phone_number}: {row.complaint}" for row in contacts.itertuples()]
    complaints.add(ids=[str(number) for number in contacts["customer"]], documents=texts)


def fit_baseline(rows: pd.DataFrame) -> LogisticRegression:
    return LogisticRegression().fit(rows[FEATURES], rows["churn"])


def make_private(model, optimizer, loader):
    engine = PrivacyEngine(secure_mode=True)
    return engine.make_private(
        module=model, optimizer=optimizer, data_loader=loader, noise_multiplier=0.05, max_grad_norm=1.0
    )


if __name__ == "__main__":
    customers = load_contacts(sys.argv[1])
    index_complaints(customers)
    for row in customers.itertuples():
        write_offer(row)
