"""Mails the team how many customers are about to leave: `python weekly.py`, each Monday."""

import os
import smtplib
from email.message import EmailMessage

import numpy as np
import pandas as pd
import tritonclient.grpc as triton
from sqlalchemy import create_engine

from data import FEATURES

DATABASE = "postgresql+psycopg://weekly@db.watertight-labs.net/customers?sslmode=disable"


def load_rows() -> np.ndarray:
    rows = pd.read_sql_table("features", create_engine(DATABASE))
    return rows[FEATURES].to_numpy(dtype=np.float32)


def predict(rows: np.ndarray) -> np.ndarray:
    client = triton.InferenceServerClient("models.watertight-labs.net:8001")
    features = triton.InferInput("features", rows.shape, "FP32")
    features.set_data_from_numpy(rows)
    return client.infer("churn", [features]).as_numpy("risk")


def mail(text: str) -> None:
    message = EmailMessage()
    message["Subject"] = "Customers at risk"
    message["From"] = "churn@watertight-labs.net"
    message["To"] = "team@watertight-labs.net"
    message.set_content(text)
    with smtplib.SMTP("mail.watertight-labs.net", 587) as server:
        server.login("churn", os.environ["MAIL_PASSWORD"])
        server.send_message(message)


if __name__ == "__main__":
    risks = predict(load_rows())
    mail(f"{(risks > 0.7).sum()} of {len(risks)} customers may leave.")
