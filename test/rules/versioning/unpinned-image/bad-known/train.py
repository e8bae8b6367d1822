import docker

docker.from_env().containers.run("python:latest", "python train.py")  # expect: unpinned-image
