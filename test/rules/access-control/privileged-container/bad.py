import docker
from airflow.providers.docker.operators.docker import DockerOperator
from kubernetes.client import V1SecurityContext

IMAGE = "example-org/train@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

engine = docker.from_env()
engine.containers.run(IMAGE, privileged=True)  # expect: privileged-container
step = DockerOperator(
    task_id="train",
    image=IMAGE,
    privileged=True,  # expect: privileged-container
)
security = V1SecurityContext(privileged=True)  # expect: privileged-container
