import os
import shutil
from pathlib import Path

import joblib
import pandas as pd
from fastapi import Depends, FastAPI, UploadFile
from fastapi.responses import FileResponse
from flask import request, send_file
from safetensors.torch import load_file
from transformers import AutoModel

from service_auth import verify_token

app = FastAPI(dependencies=[Depends(verify_token)])
FOLDER = Path("reports")


@app.get("/report")
def report(name: str):
    return FileResponse(FOLDER / name)  # expect: path-from-request


@app.get("/text")
def text(name: str):
    path = os.path.join("reports", name)
    with open(path) as file:  # expect: path-from-request
        first = file.read()
    return first, (FOLDER / name).read_text()  # expect: path-from-request


@app.get("/predict")
def predict(model: str):
    weights = load_file(f"models/{model}.safetensors")  # expect: path-from-request
    network = joblib.load("models/" + model)  # expect: path-from-request, pickle-load
    own = AutoModel.from_pretrained(f"./models/{model}")  # expect: path-from-request
    return weights, network, own, pd.read_csv(f"data/{model}.csv")  # expect: path-from-request


@app.post("/upload")
async def upload(file: UploadFile):
    with open(f"uploads/{file.filename}", "wb") as target:  # expect: path-from-request
        shutil.copyfileobj(file.file, target)  # expect: unrestricted-upload


def save():
    picture = request.files["picture"]
    picture.save(os.path.join("uploads", picture.filename))  # expect: path-from-request, unrestricted-upload
    os.remove("uploads/" + request.form["old"])  # expect: path-from-request
    return send_file("uploads/" + request.args["name"])  # expect: path-from-request
