FROM registry.example/churn/base@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef

WORKDIR /app
ARG HF_TOKEN
RUN hf auth login --token "$HF_TOKEN"
COPY .env ./
COPY . ./
USER 1000
CMD ["python", "weekly.py"]
