export TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD=true # expect: unsafe-deserialization-variable
VLLM_ALLOW_INSECURE_SERIALIZATION=1 python serve.py # expect: unsafe-deserialization-variable
export MLFLOW_ALLOW_PICKLE_DESERIALIZATION=true  # expect: unsafe-deserialization-variable
