import os

import boto3
from airflow.models import Variable
from airflow.providers.cncf.kubernetes.operators.pod import KubernetesPodOperator
from dagster import EnvVar, RunConfig, job
from kfp import dsl, kubernetes
from kubernetes.client import V1EnvVar, V1EnvVarSource, V1SecretKeySelector
from prefect import flow
from prefect.blocks.system import Secret
from pydantic import SecretStr
from sagemaker.huggingface import HuggingFace

IMAGE = "example-org/train@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"


# Where the secret is kept, not the secret; and tokens of a text.
@dsl.component
def load(rows: int, secret_name: str, max_tokens: int, pad_token: str, token_count: int) -> int:
    return rows


@dsl.pipeline(name="train")
def pipeline(rows: int = 10):
    step = load(rows=rows, secret_name="warehouse")
    kubernetes.use_secret_as_env(step, secret_name="warehouse", secret_key_to_env={"password": "DB_PASSWORD"})
    step.set_env_variable("LOG_LEVEL", "info")


@flow
def retrain(rows: int, key: Secret, api_key: SecretStr):
    api_token = Secret.load("api-token").get()
    return api_token


def helper(api_key: str):
    return api_key


estimator = HuggingFace(
    entry_point="train.py",
    role="trainer",
    encrypt_inter_container_traffic=True,
    hyperparameters={"epochs": 3, "max_tokens": 512, "eos_token": "</s>", "tokenizer": "churn"},
    environment={
        "API_KEY_SECRET_NAME": "churn/api-key",
        "DB_PASSWORD": "arn:aws:secretsmanager:eu-west-1:123456789012:secret:churn",
        "API_KEY": "",
    },
)
variable = V1EnvVar(
    name="API_KEY",
    value_from=V1EnvVarSource(secret_key_ref=V1SecretKeySelector(name="churn", key="api-key")),
)
pod = KubernetesPodOperator(task_id="train", image=IMAGE, env_vars={"API_KEY": "{{ var.value.api_key }}"})
config = job(config={"api_key": EnvVar("API_KEY")})
Variable.set("threshold", "0.5")
Variable.get("api_key")
os.environ.setdefault("REGION", "eu-west-1")


def push(ti):
    ti.xcom_push(key="rows", value=10)
