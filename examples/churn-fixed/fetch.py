"""Fetches what the new model is compared with."""

import tarfile

import dvc.api
import keras
import mlflow
import numpy as np
import torch

baseline = mlflow.pyfunc.load_model("models:/churn/7")
segments = dvc.api.read("segments.csv", repo="https://github.com/telco-example/registry", rev="v1.4.0")
encoder = torch.hub.load("vendor/tabular", "encoder", source="local")
rival = keras.models.load_model("rival.keras")
labels = np.load("labels.npy")


def unpack(path: str) -> None:
    with tarfile.open(path) as archive:
        archive.extractall("data", filter="data")
