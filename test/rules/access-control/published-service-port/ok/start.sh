docker run --rm -p 127.0.0.1:5000:5000 ghcr.io/mlflow/mlflow:v3.5.0@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef mlflow server --host 0.0.0.0
docker run -e JUPYTER_TOKEN="$JUPYTER_TOKEN" -p 8888:8888 quay.io/jupyter/scipy-notebook:2025-10-20@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
docker run -p 5000:5000 registry.example/train@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
