import os

from flytekit import ImageSpec, task, workflow

image = ImageSpec(
    name="train",
    env={"REGISTRY_TOKEN": os.environ["REGISTRY_TOKEN"]},  # expect: pipeline-secret-parameter
)


@task(
    container_image=image,
    environment={
        "LOG_LEVEL": "info",
        "MLFLOW_TRACKING_PASSWORD": os.environ["TRACKING_PASSWORD"],  # expect: pipeline-secret-parameter
    },
)
def train(rows: int) -> float:
    return 0.9


@workflow
def retrain(rows: int, db_password: str) -> float:  # expect: pipeline-secret-parameter
    return train(rows=rows)
