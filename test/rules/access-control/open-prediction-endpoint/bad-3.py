# watertight: ignore-file[unlimited-prediction-rate] this is about something else
import torch
from fastapi import FastAPI

from .network import Churn

app = FastAPI()
net = Churn()
net.load_state_dict(torch.load("churn.pt", weights_only=True))
net.eval()


@app.post("/churn")  # expect: open-prediction-endpoint, unlogged-prediction-endpoint
def churn(features: list[float]):
    return net(torch.tensor(features)).item()
