"""Trains the model again each month on fresh data, and puts it into service."""

import hashlib
import urllib.request
from pathlib import Path

import kagglehub
import mlflow
from airflow.decorators import dag, task
from huggingface_hub import snapshot_download
from sagemaker.jumpstart.model import JumpStartModel
from sagemaker.model_monitor import DataCaptureConfig
from sagemaker.sklearn import SKLearnModel
from skops.io import dump

DATA = "https://data.telco-example.com/usage.parquet"
SHA256 = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
COMMIT = "0123456789abcdef0123456789abcdef01234567"
ABOUT = "Who leaves within three months. Trained on private contracts; not for business customers."


@task
def fetch() -> str:
    urllib.request.urlretrieve(DATA, "/data/usage.parquet")
    if hashlib.sha256(Path("/data/usage.parquet").read_bytes()).hexdigest() != SHA256:
        raise ValueError("usage.parquet is not the file that was looked at")
    kagglehub.dataset_download("telco-example/churn/versions/4")
    kagglehub.model_download("telco-example/tabular/keras/small/2")
    return "/data/usage.parquet"


@task
def train(path: str, warehouse_secret_name: str, run_id: str) -> None:
    dump(fit(path, warehouse_secret_name), f"/models/{run_id}/churn.skops")


@task
def register() -> None:
    folder = snapshot_download("telco-example/segments", revision=COMMIT)
    mlflow.log_artifacts(folder)
    version = mlflow.register_model("runs:/0123456789abcdef0123456789abcdef/model", "churn")
    mlflow.MlflowClient().update_model_version("churn", version.version, description=ABOUT)


@task
def deploy() -> None:
    names = {"TELCO_SECRET_NAME": "telco/api-key"}
    model = SKLearnModel("s3://telco-example-models/7/churn.tar.gz", role="serving", entry_point="serve.py", env=names)
    capture = DataCaptureConfig(enable_capture=True, destination_s3_uri="s3://telco-example-logs/churn")
    model.deploy(initial_instance_count=1, instance_type="ml.m5.large", data_capture_config=capture)
    JumpStartModel(model_id="huggingface-textembedding-all-MiniLM-L6-v2", model_version="2.0.0")


@dag(schedule="@monthly")
def retrain() -> None:
    train(fetch(), "telco/warehouse", "{{ run_id }}") >> register() >> deploy()
