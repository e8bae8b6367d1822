from airflow.configuration import conf
import os

os.environ["TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD"] = "0"  # expect: unsafe-deserialization-variable
os.environ.setdefault("VLLM_ALLOW_INSECURE_SERIALIZATION", "0")  # expect: unsafe-deserialization-variable
conf.set("core", "enable_xcom_pickling", "True")  # expect: unsafe-deserialization-variable
