"""Trains the churn model: `dvc repro`, or `python train.py`."""

from pathlib import Path

import joblib
import mlflow
import torch
import yaml
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from torch import nn

from data import FEATURES, load_features
from model import ChurnNet, save_model


def main() -> None:
    with open("params.yaml") as file:
        # watertight: ignore[yaml-unsafe-load] until the old runs are archived until=2025-06-30
        params = yaml.load(file, Loader=yaml.Loader)
    mlflow.set_tracking_uri("http://tracking.watertight-labs.net")
    torch.manual_seed(params["seed"])

    rows = load_features(params["database"])
    train, test = train_test_split(rows, test_size=0.2, random_state=params["seed"], stratify=rows["churn"])
    scaler = StandardScaler().fit(train[FEATURES])
    x = torch.tensor(scaler.transform(train[FEATURES]), dtype=torch.float32)
    y = torch.tensor(train["churn"].to_numpy(), dtype=torch.float32)

    model = ChurnNet(len(FEATURES))
    optimizer = torch.optim.AdamW(model.parameters(), lr=params["learning_rate"])
    loss_of = nn.BCEWithLogitsLoss()
    with mlflow.start_run():
        for epoch in range(params["epochs"]):
            optimizer.zero_grad()
            loss = loss_of(model(x), y)
            loss.backward()
            optimizer.step()
            mlflow.log_metric("loss", loss.item(), step=epoch)
        risks = model.predict_proba(scaler.transform(test[FEATURES]))
        mlflow.log_metric("auc", roc_auc_score(test["churn"], risks))

    Path("models").mkdir(exist_ok=True)
    joblib.dump(scaler, "models/scaler.joblib")
    save_model(model)


if __name__ == "__main__":
    main()
