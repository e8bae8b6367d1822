import torch
from fastapi import FastAPI

from .network import Churn

app = FastAPI()
net = Churn()
net.load_state_dict(torch.load("churn.pt", weights_only=True))
net.eval()


@app.post("/churn")  # expect: open-prediction-endpoint
def churn(features: list[float]):
    return net(torch.tensor(features)).item()
