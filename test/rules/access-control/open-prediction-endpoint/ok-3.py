# watertight: ignore-file[unlogged-prediction-endpoint, unvalidated-model-input] this is about something else
from fastapi import FastAPI
from flask import Flask
from flask_login import login_required

from .middleware import AuthenticationMiddleware

app = FastAPI()
app.add_middleware(AuthenticationMiddleware, backend=backend)
site = Flask(__name__)


@app.post("/predict")
def predict(features: dict):
    return model.predict(features)


@site.post("/predict")
@login_required
def site_predict():
    return model.predict(features)
