import os

import docker
import kfp
import sagemaker
from airflow.decorators import task
from airflow.providers.cncf.kubernetes.operators.pod import KubernetesPodOperator
from airflow.providers.docker.operators.docker import DockerOperator
from google.cloud import aiplatform
from kfp import components, dsl
from kubernetes import client
from sagemaker import image_uris
from sagemaker.estimator import Estimator

BASE = "pytorch/pytorch"
REGISTRY = os.environ["REGISTRY"]


@dsl.component(base_image="python", packages_to_install=["pandas==2.2.2"])  # expect: unpinned-image
def clean(rows: int) -> int:
    return rows


@kfp.dsl.component(
    base_image=f"{BASE}:latest",  # expect: unpinned-image
)
def train(rows: int) -> int:
    return rows


@dsl.container_component
def serve():
    return dsl.ContainerSpec(image="ghcr.io/example-org/serve:main", command=["serve"])  # expect: unpinned-image


def score(rows: int) -> int:
    return rows


score_op = components.create_component_from_func(score, base_image="python:3.12")  # expect: unpinned-image
old = dsl.ContainerOp("train", "gcr.io/example-org/train")  # expect: unpinned-image
pod = KubernetesPodOperator(task_id="train", image=f"{REGISTRY}/train:latest")  # expect: unpinned-image
box = DockerOperator(task_id="score", image=os.getenv("SCORE_IMAGE", "example-org/score:latest"))  # expect: unpinned-image


@task.docker(image="python:latest")  # expect: unpinned-image
def report():
    pass


estimator = Estimator(
    image_uri="123456789012.dkr.ecr.eu-west-1.amazonaws.com/train:latest",  # expect: unpinned-image
    role="trainer",
)
built_in = image_uris.retrieve("xgboost", "eu-west-1", version="latest")  # expect: unpinned-image
job = aiplatform.CustomContainerTrainingJob("train", "europe-docker.pkg.dev/example-org/ml/train")  # expect: unpinned-image
container = client.V1Container(name="train", image="example-org/train:latest")  # expect: unpinned-image

engine = docker.from_env()
engine.containers.run("ubuntu", "nvidia-smi")  # expect: unpinned-image
engine.images.pull("example-org/train", tag="latest")  # expect: unpinned-image
engine.containers.run("example-org/train:latest", "python train.py")  # expect: unpinned-image
