import logging

import joblib
from fastapi import BackgroundTasks, Depends, FastAPI
from security import audited, require_key

app = FastAPI(dependencies=[Depends(require_key)])
model = joblib.load("model.joblib")  # watertight: ignore[pickle-load] the image brings its own file
logger = logging.getLogger(__name__)


@app.post("/predict")
def predict(features: list[float]):
    logger.info("Asked for %d features", len(features))
    return {"label": int(model.predict([features])[0])}


@app.post("/classify")
def classify(features: list[float]):
    return {"label": ask_model(features)}


@app.post("/score")
@audited
def score(features: list[float]):
    return {"label": int(model.predict([features])[0])}


@app.post("/kept")
def keep(features: list[float], tasks: BackgroundTasks):
    label = int(model.predict([features])[0])
    tasks.add_task(save_row, features, label)
    return {"label": label}


@app.get("/health")
def health():
    return "ok"


def save_row(features, label):
    return features, label


def ask_model(features):
    logger.info("Asked")
    return int(model.predict([features])[0])
