import docker

IMAGE = "example-org/train@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

# The program itself may ask the engine; the container may not.
engine = docker.DockerClient(base_url="unix://var/run/docker.sock")
engine.containers.run(IMAGE, volumes={"/data": {"bind": "/data", "mode": "ro"}})
