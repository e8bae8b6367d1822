export TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD=false # expect: unsafe-deserialization-variable
VLLM_ALLOW_INSECURE_SERIALIZATION=0 python serve.py # expect: unsafe-deserialization-variable
export MLFLOW_ALLOW_PICKLE_DESERIALIZATION=false  # expect: unsafe-deserialization-variable
