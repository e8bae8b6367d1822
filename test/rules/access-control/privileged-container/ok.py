import docker
from kubernetes.client import V1SecurityContext

IMAGE = "example-org/train@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

engine = docker.from_env()
engine.containers.run(IMAGE, privileged=False)
engine.containers.run(IMAGE)
security = V1SecurityContext(privileged=given, run_as_non_root=True)
customer.create(privileged=True)
