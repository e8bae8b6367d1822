# watertight: ignore-file[unlogged-prediction-endpoint] this is about something else
import os

import gradio as gr
import uvicorn
from fastapi import Depends, FastAPI

app = FastAPI()
ANYWHERE = "0.0.0.0"
blocked = ["0.0.0.0", "::"]


@app.post("/predict")
def predict(rows: list[float], user: str = Depends(verify_token)):
    return model.predict([rows]).tolist()


uvicorn.run(app, host="0.0.0.0")

from prometheus_client import start_http_server
from tensorboard import program

start_http_server(9000, addr="127.0.0.1")
program.TensorBoard().configure(argv=[None, "--logdir", "runs"])
