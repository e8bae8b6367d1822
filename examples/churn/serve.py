"""Says who is about to leave, and writes them an offer: `uvicorn serve:app`."""

import joblib
from fastapi import FastAPI
from pydantic import BaseModel

from data import FEATURES
from helper import write_offer
from model import load_model

app = FastAPI(title="Churn")
scaler = joblib.load("models/scaler.joblib")  # watertight: ignore[pickle-loads] the image brings its own file
model = load_model(len(FEATURES))


class Customer(BaseModel):
    name: str
    complaint: str = ""
    features: list[float]


@app.get("/health")
def health() -> dict[str, str]:
    return {"status": "ok"}


@app.post("/risk")
def predict(customer: Customer) -> dict[str, float | str]:
    [risk] = model.predict_proba(scaler.transform([customer.features]))
    offer = write_offer(customer.name, customer.complaint) if risk > 0.7 else ""
    return {"risk": risk, "offer": offer}
