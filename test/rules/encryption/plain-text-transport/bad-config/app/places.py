MODEL_URL = "http://models.acme.org/churn.onnx"
