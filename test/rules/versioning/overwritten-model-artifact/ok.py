import boto3
import joblib
import mlflow
import numpy as np
import torch
from airflow.decorators import task
from google.cloud import storage
from kfp import dsl

best = 0.0
for epoch in range(10):
    accuracy = train(model)
    torch.save(model.state_dict(), f"models/churn-{epoch}.pt")
    np.save("accuracy.npy", accuracy)
    if accuracy > best:
        torch.save(model.state_dict(), "models/churn.pt")
    torch.save(model.state_dict(), "last.pt")
    mlflow.log_artifact("last.pt")
    figure.savefig("curve.png")
    history.save("history.json")

# Once, where a person looks at it.
joblib.dump(model, "churn.joblib")


@task
def retrain(rows, run_id):
    model = fit(rows)
    joblib.dump(model, f"/models/{run_id}/churn.joblib")
    joblib.dump(model, "/tmp/churn.joblib")


@task
def tracked(rows):
    joblib.dump(fit(rows), "churn.joblib")
    mlflow.log_artifact("churn.joblib")


@dsl.component
def score(rows: int, model: dsl.Output[dsl.Model]):
    joblib.dump(fit(rows), model.path)


def helper(rows):
    joblib.dump(fit(rows), "churn.joblib")


boto3.client("s3").upload_file("churn.pkl", "example-org-models", f"churn/{version}/model.pkl")
boto3.client("s3").upload_file("churn.pkl", "example-org-models", "churn/v7/model.pkl")
boto3.client("s3").upload_file("report.html", "example-org-reports", "churn/report.html")
storage.Client().bucket("example-org-models").blob("churn/7/model.joblib").download_to_filename("churn.joblib")
