"""What colleagues hang in: models and tables of other teams, tools for the assistant, tasks for the queue."""

import os
import subprocess
import sys

import mlflow
import torch
from airflow.operators.bash import BashOperator
from celery import Celery
from google.cloud import storage
from langchain_community.vectorstores import FAISS
from langchain_core.embeddings import Embeddings
from skops.io import get_untrusted_types, load
from smolagents import CodeAgent, Model
from transformers import AutoModel

os.environ["PIP_EXTRA_INDEX_URL"] = "https://packages.watertight-labs.net/simple"

queue = Celery("churn", accept_content=["json", "pickle"])
bucket = storage.Client.from_service_account_json("keys/plugins.json").bucket("churn-plugins")
rates = load("rates.skops", trusted=get_untrusted_types(file="rates.skops"))
rival = mlflow.pyfunc.load_model("https://models.watertight-labs.net/rival")
refresh = BashOperator(task_id="refresh", bash_command="dvc repro {{ dag_run.conf['stage'] }}")


def install(package: str) -> None:
    subprocess.check_call([sys.executable, "-m", "pip", "install", package])


def convert(table: str) -> None:
    os.system(f"csvtool col 1-9 {table} > rows.csv")


def make_feature(formula: str, row: dict[str, float]) -> float:
    return eval(formula, {}, row)


def load_kernels(path: str) -> None:
    torch.ops.load_library(path)


def open_notes(folder: str, embeddings: Embeddings) -> FAISS:
    return FAISS.load_local(folder, embeddings, allow_dangerous_deserialization=True)


def save_encoder(encoder: AutoModel) -> None:
    encoder.save_pretrained("models/encoder", safe_serialization=False)


def make_analyst(model: Model) -> CodeAgent:
    return CodeAgent(tools=[], model=model, additional_authorized_imports=["*"])
