# watertight: ignore-file[unlogged-prediction-endpoint, full-model-output] this is about something else
import json

import numpy as np
import pandas as pd
import torch
from fastapi import Body, Depends, FastAPI, Request
from registry import load_model
from security import require_key
from PIL import Image

Image.MAX_IMAGE_PIXELS = None  # expect: unvalidated-model-input
app = FastAPI(dependencies=[Depends(require_key)])
model = load_model("churn")
net = load_model("net")


@app.post("/a")
def predict(rows: dict):
    features = np.array(rows["features"]).reshape(1, -1)
    return model.predict(features).tolist()  # expect: unvalidated-model-input


@app.post("/b")
async def classify(request: Request):
    rows = await request.json()
    return model.predict_proba(pd.DataFrame(rows["rows"])).tolist()  # expect: unvalidated-model-input


@app.post("/c")
def score(rows: list = Body(...)):
    scores = net(torch.tensor(rows))  # expect: unvalidated-model-input
    return scores.tolist()


@app.post("/d")
async def embed(request: Request):
    body = json.loads(await request.body())
    inputs = torch.tensor(body["pixels"]).unsqueeze(0).float()
    return net.predict(inputs).tolist()  # expect: unvalidated-model-input
