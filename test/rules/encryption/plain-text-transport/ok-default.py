import os

import mlflow
import requests

mlflow.set_tracking_uri(os.environ.get("MLFLOW_TRACKING_URI", "http://localhost:5000"))
requests.get(os.getenv("API_URL", "https://api.watertight-labs.net/v1"), timeout=10)


def fetch(base="http://model-server:8000"):
    return requests.get(f"{base}/health", timeout=10)
