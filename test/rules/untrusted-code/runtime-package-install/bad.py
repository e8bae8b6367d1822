import os
import subprocess
import sys

import pip
import ray
from airflow.decorators import task
from airflow.operators.python import PythonVirtualenvOperator
from kfp import dsl
from kfp.v2.dsl import component

subprocess.check_call([sys.executable, "-m", "pip", "install", "shap"])  # expect: runtime-package-install
subprocess.run(["pip", "install", "--upgrade", "shap", "lime==0.2.0.1"], check=True)  # expect: runtime-package-install
os.system("pip install -q shap")  # expect: runtime-package-install
subprocess.run("pip3 install shap", shell=True)  # expect: runtime-package-install
os.system("pip install shap==0.46.0")  # expect: runtime-package-install
subprocess.check_call([sys.executable, "-m", "pip", "install", "-r", "requirements.txt"])  # expect: runtime-package-install
pip.main(["install", "shap"])  # expect: runtime-package-install
command = [sys.executable, "-m", "pip", "install", "shap"]
subprocess.call(command)  # expect: runtime-package-install
subprocess.run(["pip", "install", "git+https://github.com/acme/features"])  # expect: runtime-package-install


def install(package):
    subprocess.check_call([sys.executable, "-m", "pip", "install", package])  # expect: runtime-package-install


@dsl.component(packages_to_install=["pandas", "scikit-learn==1.5.0"])  # expect: runtime-package-install
def train(rows: str):
    pass


@component(base_image=IMAGE, packages_to_install=["pandas>=2"])  # expect: runtime-package-install
def test(rows: str):
    pass


@task.virtualenv(requirements=["pandas"])  # expect: runtime-package-install
def clean():
    pass


PythonVirtualenvOperator(task_id="clean", python_callable=clean, requirements=["pandas"])  # expect: runtime-package-install

ray.init(runtime_env={"pip": ["torch", "numpy==2.0.1"]})  # expect: runtime-package-install


@ray.remote(runtime_env={"pip": {"packages": ["torch"]}})  # expect: runtime-package-install
def score(rows):
    pass
subprocess.check_call(["pip3", "install", SDK])  # expect: runtime-package-install
