"""Says who is about to leave, and writes them an offer: `uvicorn serve:app`."""

import logging
import os
import secrets

import skops.io
from fastapi import Depends, FastAPI, HTTPException
from fastapi.security import APIKeyHeader
from pydantic import BaseModel

from data import FEATURES
from helper import write_offer
from model import load_model

logger = logging.getLogger(__name__)


def require_key(key: str = Depends(APIKeyHeader(name="X-API-Key"))) -> None:
    if not secrets.compare_digest(key.encode(), os.environ["CHURN_API_KEY"].encode()):
        logger.warning("A caller with a wrong key was refused")
        raise HTTPException(status_code=403)


app = FastAPI(title="Churn", dependencies=[Depends(require_key)])
scaler = skops.io.load("models/scaler.skops")
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
    logger.info("Asked for %d features", len(customer.features))
    [risk] = model.predict_proba(scaler.transform([customer.features]))
    offer = write_offer(customer.name, customer.complaint) if risk > 0.7 else ""
    return {"risk": risk, "offer": offer}
