import os

os.environ["TORCH_FORCE_WEIGHTS_ONLY_LOAD"] = "1"
os.environ["TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD"] = "0"
os.environ["VLLM_ALLOW_INSECURE_SERIALIZATION"] = allowed
is_full = os.environ.get("TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD") == "1"
settings["TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD"] = "1"
os.environ["MLFLOW_ALLOW_PICKLE_DESERIALIZATION"] = "false"
