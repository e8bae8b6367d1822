import subprocess
import sys

import cv2
import docker
from airflow.providers.cncf.kubernetes.operators.pod import KubernetesPodOperator
from kfp import dsl
from sagemaker import image_uris
from sagemaker.estimator import Estimator

DIGEST = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
IMAGE = f"pytorch/pytorch:2.7.1@{DIGEST}"


@dsl.component(base_image=IMAGE)
def train(rows: int) -> int:
    return rows


@dsl.component
def clean(rows: int) -> int:
    return rows


# Images that the same machine built, and what is not known.
@dsl.component(base_image="churn-base")
def score(rows: int) -> int:
    return rows


pod = KubernetesPodOperator(task_id="train", image=sys.argv[1])
tagged = KubernetesPodOperator(task_id="train", image=f"example-org/train:{sys.argv[1]}")
estimator = Estimator(image_uri=image_uris.retrieve("xgboost", "eu-west-1", version="1.7-1"), role="trainer")
engine = docker.from_env()
engine.containers.run("churn-base:latest")
engine.images.pull("example-org/train", tag=sys.argv[1])

# Pictures, and runs of other things.
image = cv2.imread("latest.png")
subprocess.run(["ls"], check=True)
