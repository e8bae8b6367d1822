import io
import os
import uuid
from pathlib import Path

import gradio as gr
import pandas as pd
from fastapi import Depends, FastAPI, HTTPException, UploadFile
from fastapi.responses import FileResponse
from flask import request, send_from_directory
from PIL import Image
from safetensors.torch import load_file
from werkzeug.utils import secure_filename

from service_auth import verify_token

app = FastAPI(dependencies=[Depends(verify_token)])
FOLDER = Path("reports").resolve()
MODELS = {"small": "models/small.safetensors"}


@app.get("/report")
def report(name: str):
    path = (FOLDER / name).resolve()
    if not path.is_relative_to(FOLDER):
        raise HTTPException(status_code=404)
    return FileResponse(path)


@app.get("/part")
def part(name: str):
    return FileResponse(FOLDER / Path(name).name)


@app.get("/plain")
def plain(name: str):
    if ".." in name or "/" in name:
        raise HTTPException(status_code=404)
    return FileResponse(FOLDER / name)


@app.get("/predict")
def predict(model: str, version: int):
    if model not in ("small", "large"):
        raise HTTPException(status_code=404)
    return load_file(f"models/{model}.safetensors"), load_file(f"models/{version}.safetensors")


@app.get("/listed")
def listed(model: str):
    return load_file(MODELS[model])


@app.post("/upload")
async def upload(file: UploadFile):
    frame = pd.read_csv(file.file)
    picture = Image.open(io.BytesIO(await file.read()))
    picture.save(f"uploads/{uuid.uuid4()}.png")
    return frame


def save():
    picture = request.files["picture"]
    Image.open(picture).verify()
    picture.save(os.path.join("uploads", secure_filename(picture.filename)))
    return send_from_directory("uploads", request.args["name"])


def show(image_path):
    return Image.open(image_path)


gr.Interface(show, gr.Image(type="filepath"), "image")
