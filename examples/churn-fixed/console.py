"""Lets the team ask the model, correct it and bring new data: `python console.py`."""

import hashlib
import logging
import os
import shutil
from pathlib import Path

import numpy as np
import uvicorn
from fastapi import Depends, FastAPI, HTTPException, UploadFile
from fastapi.middleware.cors import CORSMiddleware
from pydantic import BaseModel, Field

from ask import check_key as check_api_key
from data import FEATURES
from model import load_model

MODEL = Path("models/churn.pt")
MAX_BYTES = 5_000_000

logger = logging.getLogger(__name__)
logger.info("Asking for offers with a key of %d characters", len(os.environ["OPENAI_API_KEY"]))
app = FastAPI(title="Churn console", dependencies=[Depends(check_api_key)])
app.add_middleware(CORSMiddleware, allow_origins=["https://console.churn.example"], allow_credentials=True)


class Customer(BaseModel):
    features: list[float] = Field(min_length=len(FEATURES), max_length=len(FEATURES))
    left: bool = False


def verify_checksum(path: Path) -> None:
    if hashlib.sha256(path.read_bytes()).hexdigest() != os.environ["MODEL_SHA256"]:
        raise ValueError(f"{path} is not the model that was released")


verify_checksum(MODEL)
model = load_model(len(FEATURES))


@app.get("/models")
def list_models() -> list[str]:
    try:
        return sorted(os.listdir(MODEL.parent))
    except Exception as error:
        logger.exception("The models cannot be listed")
        raise HTTPException(status_code=500, detail="Internal error") from error


@app.post("/predict")
def predict(customer: Customer) -> dict[str, float]:
    [risks] = model.predict_proba(np.array([customer.features]))
    logger.info("Asked for %d features", len(customer.features))
    return {"risk": round(float(risks.max()), 2)}


@app.post("/feedback")
def keep_feedback(customer: Customer) -> None:
    with open("data/feedback.jsonl", "a") as target:
        target.write(customer.model_dump_json() + "\n")


@app.post("/rows")
def keep_rows(rows: UploadFile) -> None:
    if rows.content_type != "text/csv" or (rows.size or 0) > MAX_BYTES:
        raise HTTPException(status_code=415)
    with open("data/feedback.csv", "wb") as target:
        shutil.copyfileobj(rows.file, target)


if __name__ == "__main__":
    uvicorn.run(app)
