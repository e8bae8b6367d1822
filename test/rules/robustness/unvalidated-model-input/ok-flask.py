# watertight: ignore-file[unlogged-prediction-endpoint] this is about something else
import numpy as np
from flask import Flask, jsonify, request
from registry import load_model
from security import login_required

app = Flask(__name__)
model = load_model("churn")


@app.post("/a")
@login_required
def predict():
    values = [float(request.form["age"]), float(request.form["months"])]
    return jsonify(model.predict(np.array([values])).tolist())


@app.post("/b")
@login_required
def checked():
    rows = validate_rows(request.get_json())
    return jsonify(model.predict(np.array(rows)).tolist())


def validate_rows(rows):
    return [row for row in rows if len(row) == 20]
