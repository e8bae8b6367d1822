import io
import shutil

import pandas as pd
import streamlit as st
from fastapi import FastAPI, HTTPException, UploadFile
from flask import request
from PIL import Image
from werkzeug.utils import secure_filename

app = FastAPI()


@app.post("/a")
async def keep(file: UploadFile):
    if file.content_type != "image/png" or (file.size or 0) > 1_000_000:
        raise HTTPException(415)
    with open("data/upload.png", "wb") as target:
        shutil.copyfileobj(file.file, target)
    return "thanks"


@app.post("/b")
async def look(file: UploadFile):
    content = await read_limited(file)
    return Image.open(io.BytesIO(content)).mode


@app.post("/c")
async def name(file: UploadFile):
    return file.filename


def keep_upload():
    upload = request.files["model"]
    upload.save(f"models/{secure_filename(upload.filename)}")


async def read_limited(file):
    content = await file.read(1_000_001)
    if len(content) > 1_000_000:
        raise HTTPException(413)
    return content


page = st.file_uploader("A picture", type=["png", "jpg"])
if page:
    picture = Image.open(page)
    picture.save("data/picture.png")
rows = pd.read_csv("data/rows.csv")
other = st.file_uploader("Anything")
st.write(other.name, other)
