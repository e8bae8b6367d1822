import os

import boto3
import mlflow
import ray
from airflow.decorators import dag, task
from airflow.models import Variable
from airflow.operators.python import PythonOperator
from airflow.providers.cncf.kubernetes.operators.pod import KubernetesPodOperator
from google.cloud import aiplatform
from kfp import components, dsl
from kubernetes.client import V1EnvVar
from prefect import flow
from sagemaker.huggingface import HuggingFace, HuggingFaceModel

HUB_TOKEN = os.environ["HF_TOKEN"]


@dsl.component
def load(rows: int, db_password: str) -> int:  # expect: pipeline-secret-parameter
    return rows


def score(api_key: str) -> int:  # expect: pipeline-secret-parameter
    return len(api_key)


score_op = components.create_component_from_func(score)


@dsl.pipeline(name="train")
def pipeline(
    rows: int = 10,
    hf_token: str = "",  # expect: pipeline-secret-parameter
):
    step = load(rows=rows)
    step.set_env_variable("OPENAI_API_KEY", os.environ["OPENAI_API_KEY"])  # expect: pipeline-secret-parameter
    step.container.add_env_variable(V1EnvVar(name="HF_TOKEN", value=HUB_TOKEN))  # expect: pipeline-secret-parameter


@flow
def retrain(api_key: str, rows: int = 10):  # expect: pipeline-secret-parameter
    return rows


@dag
def weekly(warehouse_password=None):  # expect: pipeline-secret-parameter
    @task()
    def extract(api_token: str):  # expect: pipeline-secret-parameter
        return api_token


estimator = HuggingFace(
    entry_point="train.py",
    role="trainer",
    encrypt_inter_container_traffic=True,
    hyperparameters={
        "epochs": 3,
        "hub_token": HUB_TOKEN,  # expect: pipeline-secret-parameter
    },
    environment={"WANDB_API_KEY": os.environ["WANDB_API_KEY"]},  # expect: pipeline-secret-parameter
)

settings = {
    "HF_MODEL_ID": "example-org/churn",
    "HUGGING_FACE_HUB_TOKEN": HUB_TOKEN,  # expect: pipeline-secret-parameter
}
model = HuggingFaceModel(env=settings, role="trainer")

boto3.client("sagemaker").create_training_job(
    TrainingJobName="train",
    EnableInterContainerTrafficEncryption=True,
    HyperParameters={"db_password": os.getenv("DB_PASSWORD")},  # expect: pipeline-secret-parameter
)
pod = KubernetesPodOperator(
    task_id="train",
    image="example-org/train@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
    env_vars={"API_KEY": Variable.get("api_key")},  # expect: pipeline-secret-parameter
)
step = PythonOperator(task_id="score", python_callable=score, op_kwargs={"api_key": HUB_TOKEN})  # expect: pipeline-secret-parameter
Variable.set("warehouse_password", os.environ["WAREHOUSE_PASSWORD"])  # expect: pipeline-secret-parameter


def push(ti):
    ti.xcom_push(key="access_token", value=login())  # expect: pipeline-secret-parameter


aiplatform.CustomJob.from_local_script(
    display_name="train",
    script_path="train.py",
    environment_variables={"API_TOKEN": HUB_TOKEN},  # expect: pipeline-secret-parameter
)
ray.init(runtime_env={"env_vars": {"OPENAI_API_KEY": os.environ["OPENAI_API_KEY"]}})  # expect: pipeline-secret-parameter
mlflow.projects.run(".", parameters={"db_password": HUB_TOKEN})  # expect: pipeline-secret-parameter
estimator.set_hyperparameters(api_key=HUB_TOKEN, epochs=3)  # expect: pipeline-secret-parameter
retried = HuggingFaceModel(env=dict(HF_TOKEN=HUB_TOKEN), role="trainer")  # expect: pipeline-secret-parameter
