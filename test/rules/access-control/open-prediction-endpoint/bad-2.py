# watertight: ignore-file[unvalidated-model-input, unlimited-prediction-rate] this is about something else
from flask import Flask, jsonify, request
from tensorflow.keras.models import load_model

app = Flask(__name__)
model = load_model("model.keras")


@app.route("/predict", methods=["POST"])  # expect: open-prediction-endpoint, unlogged-prediction-endpoint
def predict():
    return jsonify(model.predict(request.json["rows"]).tolist())
