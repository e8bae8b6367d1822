"""See http://data.watertight-labs.net for more."""

import mlflow
import pandas as pd
import redis
import requests

NAMESPACE = "http://www.w3.org/2000/svg"
LICENSE = "http://www.apache.org/licenses/LICENSE-2.0"

frame = pd.read_csv("https://data.watertight-labs.net/rows.csv")
local = requests.get("http://localhost:8000/health", timeout=10)
loopback = requests.get("http://127.0.0.1:8000/health", timeout=10)
private = requests.get("http://192.168.1.12/rows", timeout=10)
ten = requests.get("http://10.0.3.7/rows", timeout=10)
metadata = requests.get("http://169.254.169.254/latest", timeout=10)
service = requests.get("http://model-server:8000/predict", timeout=10)
cluster = requests.get("http://model.ml.svc.cluster.local/predict", timeout=10)
example = requests.get("http://example.com", timeout=10)
mlflow.set_tracking_uri("http://127.0.0.1:5000")
mlflow.set_tracking_uri("http://mlflow:5000")
cache = redis.from_url("redis://cache:6379/0")
tls_cache = redis.from_url("rediss://cache.watertight-labs.net:6379/0")
print("http://data.watertight-labs.net")
found = tree.find("http://data.watertight-labs.net")
unknown = requests.get(url, timeout=10)
requests.get("http://summaries.kubeflow/predict", timeout=10)
requests.get("http://model.serving.mesh:8080/predict", timeout=10)
