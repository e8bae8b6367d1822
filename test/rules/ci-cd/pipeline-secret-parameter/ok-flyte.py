from flytekit import Secret, current_context, task, workflow


@task(
    secret_requests=[Secret(group="tracking", key="password")],
    environment={"LOG_LEVEL": "info", "TOKENIZERS_PARALLELISM": "false", "MLFLOW_TRACKING_PASSWORD": ""},
)
def train(max_tokens: int) -> float:
    password = current_context().secrets.get("tracking", "password")
    return float(len(password))


@workflow
def retrain(max_tokens: int) -> float:
    return train(max_tokens=max_tokens)
