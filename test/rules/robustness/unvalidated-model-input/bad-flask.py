# watertight: ignore-file[unlogged-prediction-endpoint] this is about something else
import numpy as np
import pandas as pd
from flask import Flask, jsonify, request
from registry import load_model
from security import login_required

app = Flask(__name__)
model = load_model("churn")


@app.route("/predict", methods=["POST"])
@login_required
def predict():
    data = request.get_json(force=True)
    prediction = model.predict([np.array(data["features"])])  # expect: unvalidated-model-input
    return jsonify(int(prediction[0]))


@app.route("/rows", methods=["POST"])
@login_required
def rows():
    frame = pd.DataFrame(request.json)
    return jsonify(model.predict(frame).tolist())  # expect: unvalidated-model-input
