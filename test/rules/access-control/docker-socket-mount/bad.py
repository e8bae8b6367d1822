import docker
from airflow.providers.docker.operators.docker import DockerOperator
from docker.types import Mount
from kubernetes.client import V1HostPathVolumeSource

IMAGE = "example-org/train@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
SOCKET = "/var/run/docker.sock"

engine = docker.from_env()
engine.containers.run(
    IMAGE,
    volumes={"/var/run/docker.sock": {"bind": "/var/run/docker.sock", "mode": "rw"}},  # expect: docker-socket-mount
)
step = DockerOperator(
    task_id="train",
    image=IMAGE,
    mounts=[Mount(target="/socket", source=SOCKET, type="bind")],  # expect: docker-socket-mount
)
volume = V1HostPathVolumeSource(path="/run/containerd/containerd.sock")  # expect: docker-socket-mount
