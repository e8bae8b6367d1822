"""Trains the model again each month on fresh data, and puts it into service."""

import os
import urllib.request

import kagglehub
import mlflow
from airflow.decorators import dag, task
from huggingface_hub import snapshot_download
from sagemaker.jumpstart.model import JumpStartModel
from sagemaker.sklearn import SKLearnModel
from skops.io import dump

DATA = "https://data.telco-example.com/usage.parquet"


@task
def fetch() -> str:
    urllib.request.urlretrieve(DATA, "/data/usage.parquet")
    kagglehub.dataset_download("telco-example/churn")
    kagglehub.model_download("telco-example/tabular/keras/small")
    return "/data/usage.parquet"


@task
def train(path: str, warehouse_password: str) -> None:
    dump(fit(path, warehouse_password), "/models/churn.skops")


@task
def register() -> None:
    folder = snapshot_download("telco-example/segments")
    mlflow.log_artifacts(folder)
    mlflow.register_model("runs:/0123456789abcdef0123456789abcdef/model", "churn")


@task
def deploy() -> None:
    key = {"TELCO_API_KEY": os.environ["TELCO_API_KEY"]}
    model = SKLearnModel("s3://telco-example-models/churn.tar.gz", role="serving", entry_point="serve.py", env=key)
    model.deploy(initial_instance_count=1, instance_type="ml.m5.large")
    JumpStartModel(model_id="huggingface-textembedding-all-MiniLM-L6-v2", model_version="*")


@dag(schedule="@monthly")
def retrain() -> None:
    train(fetch(), os.environ["WAREHOUSE_PASSWORD"]) >> register() >> deploy()
