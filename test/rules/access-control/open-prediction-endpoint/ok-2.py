# watertight: ignore-file[unlogged-access-denial, unlogged-prediction-endpoint, unvalidated-model-input] this is about something else
from flask import Flask, abort, request

app = Flask(__name__)


@app.before_request
def check_api_key():
    if request.headers.get("X-API-Key") != expected:
        abort(401)


@app.route("/predict", methods=["POST"])
def predict():
    return {"label": model.predict(request.json["rows"])[0]}
