import subprocess
import sys

import ray
from kfp import dsl

ray.init(runtime_env={"pip": ["torch==2.3.1"], "working_dir": "."})
subprocess.check_call([sys.executable, "-m", "pip", "list"])
subprocess.run(["pip", "download", "shap==0.46.0"], check=True)
subprocess.run(["npm", "install"], check=True)
print("Run `pip install shap` first")
message = "pip install shap"


@dsl.component(packages_to_install=["pandas==2.2.2", "scikit-learn==1.5.0"])
def train(rows: str):
    raise ImportError("pip install shap")


@dsl.component
def test(rows: str):
    pass
