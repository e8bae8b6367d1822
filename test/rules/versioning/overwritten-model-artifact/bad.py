import pickle

import boto3
import joblib
import torch
from airflow.decorators import task
from google.cloud import storage
from kfp import dsl
from prefect import flow

PATH = "models/churn.pt"

for epoch in range(10):
    train(model)
    torch.save(model.state_dict(), PATH)  # expect: overwritten-model-artifact
    if epoch % 5 == 0:
        model.save("models/churn.keras")  # expect: overwritten-model-artifact


@task
def retrain(rows):
    model = fit(rows)
    joblib.dump(model, "/models/churn.joblib")  # expect: overwritten-model-artifact


@dsl.component
def score(rows: int):
    model = fit(rows)
    with open("/mnt/models/churn.pkl", "wb") as file:
        pickle.dump(model, file)  # expect: overwritten-model-artifact


@flow(name="monthly")
def monthly():
    encoder = fit(None)
    encoder.save_pretrained("shared/model")  # expect: overwritten-model-artifact


boto3.client("s3").upload_file("churn.pkl", "example-org-models", "churn/model.pkl")  # expect: overwritten-model-artifact
bucket = storage.Client().bucket("example-org-models")
blob = bucket.blob("churn/model.joblib")  # expect: overwritten-model-artifact
blob.upload_from_filename("churn.joblib")
