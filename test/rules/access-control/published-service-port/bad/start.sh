# expect(+1): published-service-port
docker run --rm -p 5000:5000 ghcr.io/mlflow/mlflow:v3.5.0@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef mlflow server --host 0.0.0.0
# expect(+1): published-service-port
docker run -d --gpus all --publish 11434:11434 ollama/ollama:0.12.6@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
