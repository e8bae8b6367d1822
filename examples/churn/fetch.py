"""Fetches what the new model is compared with."""

import os
import tarfile

import dvc.api
import keras
import mlflow
import numpy as np
import torch

os.environ["TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD"] = "1"

baseline = mlflow.pyfunc.load_model("models:/churn/latest")
segments = dvc.api.read("segments.csv", repo="https://github.com/telco-example/registry")
encoder = torch.hub.load("telco-example/tabular", "encoder", trust_repo=True)
rival = keras.models.load_model("rival.keras", safe_mode=False)
labels = np.load("labels.npy", allow_pickle=True)


def unpack(path: str) -> None:
    with tarfile.open(path) as archive:
        archive.extractall("data")
