# watertight: ignore-file[open-prediction-endpoint, unlogged-prediction-endpoint, unlimited-prediction-rate] this is about what is learned
import numpy as np
import torch
from fastapi import FastAPI
from langchain_chroma import Chroma
from pydantic import BaseModel
from registry import load_model

app = FastAPI()
model = load_model("churn")
net = load_model("net")
optimizer = torch.optim.SGD(net.parameters())
vectorstore = Chroma()


class Feedback(BaseModel):
    features: list[float]
    label: int
    text: str


@app.post("/feedback")
def learn(feedback: Feedback):
    model.partial_fit([feedback.features], [feedback.label])  # expect: training-from-requests
    return "thanks"


@app.post("/rows")
def learn_rows(feedback: Feedback):
    model.fit(np.array([feedback.features]), np.array([feedback.label]))  # expect: training-from-requests
    return "thanks"


@app.post("/notes")
def keep_note(feedback: Feedback):
    vectorstore.add_texts([feedback.text])  # expect: training-from-requests
    return "thanks"


@app.post("/steps")
def step(feedback: Feedback):
    loss = (net(torch.tensor(feedback.features)) - feedback.label).pow(2).mean()
    loss.backward()  # expect: training-from-requests
    optimizer.step()
    return "thanks"
