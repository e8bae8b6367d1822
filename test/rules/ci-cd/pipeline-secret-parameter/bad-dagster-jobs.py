import os

from dagster import job
from dagster_k8s import PipesK8sClient, k8s_job_executor

executor = k8s_job_executor.configured(
    {
        "env_vars": [
            "LOG_LEVEL=info",
            "DB_PASSWORD",
            "HUB_TOKEN=abc",  # expect: pipeline-secret-parameter
        ]
    }
)


@job(
    tags={
        "dagster-k8s/config": {
            "container_config": {
                "env": [
                    {"name": "ROWS", "value": "100"},
                    {"name": "API_KEY", "value": os.environ["API_KEY"]},  # expect: pipeline-secret-parameter
                    {"name": "DB_PASSWORD", "value_from": {"secret_key_ref": {"name": "db"}}},
                ]
            }
        }
    }
)
def retrain():
    pass


def run(client: PipesK8sClient, context):
    return client.run(context=context, image="registry.example/train", env={"ROWS": "1"})
