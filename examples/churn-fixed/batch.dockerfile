FROM registry.example/churn/base@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef

WORKDIR /app
RUN --mount=type=secret,id=hf_token,env=HF_TOKEN hf auth login --token "$HF_TOKEN"
COPY *.py ./
USER 1000
CMD ["python", "weekly.py"]
