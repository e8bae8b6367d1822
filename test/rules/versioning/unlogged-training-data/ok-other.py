import mlflow

# Nothing is trained here.
model = mlflow.sklearn.load_model("models:/churn/7")
mlflow.sklearn.log_model(model, "model")
