import mlflow


def load(run_id, name, version):
    first = mlflow.sklearn.load_model(f"runs:/{run_id}/model")
    second = mlflow.pyfunc.load_model(model_uri="models:/churn/3")
    third = mlflow.pyfunc.load_model(f"models:/{name}/{version}")
    return first, second, third


mlflow.sklearn.save_model(model, path="out/model")
again = mlflow.sklearn.load_model("out/model")
mlflow.sklearn.log_model(model, "churn", serialization_format="skops")
onnx = mlflow.onnx.load_model("models/churn-onnx")
