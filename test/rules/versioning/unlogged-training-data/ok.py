import mlflow
from sklearn.linear_model import LogisticRegression

with mlflow.start_run():
    mlflow.log_input(mlflow.data.from_pandas(rows, source="s3://example-org/rows/7.parquet"), context="training")
    model = LogisticRegression().fit(rows, labels)
    mlflow.sklearn.log_model(model, "model")
