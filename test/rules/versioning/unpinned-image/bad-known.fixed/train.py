import docker

docker.from_env().containers.run("python:latest@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "python train.py")  # expect: unpinned-image
