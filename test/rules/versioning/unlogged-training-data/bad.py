import mlflow
from sklearn.linear_model import LogisticRegression

with mlflow.start_run():
    model = LogisticRegression().fit(rows, labels)
    mlflow.log_metric("accuracy", model.score(rows, labels))
    mlflow.sklearn.log_model(model, "model")  # expect: unlogged-training-data
