import hashlib
import subprocess
import urllib.request
from pathlib import Path

import mlflow

SHA256 = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

urllib.request.urlretrieve("https://models.example-org.com/churn.onnx", "churn.onnx")
if hashlib.sha256(Path("churn.onnx").read_bytes()).hexdigest() != SHA256:
    raise ValueError("churn.onnx is not what was tested")
subprocess.run(["modelscan", "--path", "churn.onnx"], check=True)
mlflow.log_artifact("churn.onnx")
