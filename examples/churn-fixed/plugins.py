"""What colleagues hang in: models and tables of other teams, tools for the assistant, tasks for the queue."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import mlflow
import torch
from airflow.operators.bash import BashOperator
from celery import Celery
from google.cloud import storage
from langchain_chroma import Chroma
from langchain_core.embeddings import Embeddings
from skops.io import load
from smolagents import CodeAgent, Model
from transformers import AutoModel

FEATURES: dict[str, Callable[[dict[str, float]], float]] = {
    "minutes per call": lambda row: row["minutes"] / max(row["calls"], 1),
    "night share": lambda row: row["night_minutes"] / max(row["minutes"], 1),
}

# This one index holds what PyPI has, too.
os.environ["PIP_INDEX_URL"] = "https://packages.watertight-labs.net/simple"

queue = Celery("churn", accept_content=["json"])
bucket = storage.Client().bucket("churn-plugins")
rates = load("rates.skops", trusted=["telco.rates.Tariff"])
rival = mlflow.pyfunc.load_model("models:/rival/4")
refresh = BashOperator(
    task_id="refresh", bash_command='dvc repro "$STAGE"', env={"STAGE": "{{ dag_run.conf['stage'] }}"}
)


def convert(table: str) -> None:
    with open("rows.csv", "wb") as rows:
        subprocess.run(["csvtool", "col", "1-9", table], stdout=rows, check=True)


def make_feature(name: str, row: dict[str, float]) -> float:
    return FEATURES[name](row)


def load_kernels() -> None:
    torch.ops.load_library(str(Path(__file__).parent / "kernels.so"))


def open_notes(folder: str, embeddings: Embeddings) -> Chroma:
    return Chroma(persist_directory=folder, embedding_function=embeddings)


def save_encoder(encoder: AutoModel) -> None:
    encoder.save_pretrained("models/encoder")


def make_analyst(model: Model) -> CodeAgent:
    return CodeAgent(tools=[], model=model, additional_authorized_imports=["statistics"], executor_type="docker")
