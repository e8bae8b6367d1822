FROM python:3.12.4-slim@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
# expect(+1): unverified-download
RUN curl -fsSL https://data.example-org.com/churn/model.onnx -o /models/churn.onnx
