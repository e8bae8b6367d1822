# watertight: ignore-file[unvalidated-model-input] this is about something else
import logging
import os

import joblib
from flask import Flask, jsonify, request
from security import login_required

app = Flask(__name__)
model = joblib.load(os.environ["MODEL"])  # watertight: ignore[pickle-load] the image brings its own file
logger = logging.getLogger(__name__)
logger.info("Model loaded")


@app.post("/predict")  # expect: unlogged-prediction-endpoint
@login_required
def predict():
    return jsonify(label=int(model.predict(request.get_json()["rows"])[0]))


@app.get("/health")
def health():
    return "ok"
