import io
import shutil

import torch
from fastapi import FastAPI, File, UploadFile
from PIL import Image

app = FastAPI()


@app.post("/a")
async def keep(file: UploadFile):
    with open(f"data/{hash(file)}", "wb") as target:
        shutil.copyfileobj(file.file, target)  # expect: unrestricted-upload
    return "thanks"


@app.post("/b")
async def keep_bytes(file: UploadFile = File(...)):
    content = await file.read()
    with open("data/upload.bin", "wb") as target:
        target.write(content)  # expect: unrestricted-upload
    return "thanks"


@app.post("/c")
async def look(file: bytes = File(...)):
    picture = Image.open(io.BytesIO(file))  # expect: unrestricted-upload
    return picture.mode


@app.post("/d")
async def swap(file: UploadFile):
    return torch.load(file.file, weights_only=True)  # expect: unrestricted-upload


@app.post("/e")
async def keep_all(files: list[UploadFile]):
    for item in files:
        content = await item.read()
        with open("data/upload.bin", "ab") as target:
            target.write(content)  # expect: unrestricted-upload
