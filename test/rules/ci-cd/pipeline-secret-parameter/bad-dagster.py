import dagster
from dagster import Config, op


class Settings(Config):
    rows: int
    api_key: str  # expect: pipeline-secret-parameter


@op(config_schema={"db_password": str})  # expect: pipeline-secret-parameter
def load(context):
    return context
