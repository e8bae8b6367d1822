# watertight: ignore-file[unlogged-prediction-endpoint, unvalidated-model-input] this is about what is answered
import torch
from fastapi import Depends, FastAPI
from registry import load_model
from security import require_key

app = FastAPI(dependencies=[Depends(require_key)])
model = load_model("churn")
net = load_model("net")


@app.post("/a")
def predict(age: int):
    return {"probabilities": model.predict_proba([[age]]).tolist()}  # expect: full-model-output


@app.post("/b")
def classify(age: int):
    scores = model.predict_proba([[age]])[0]
    return {"label": scores.argmax(), "scores": list(scores)} if age > 99 else scores.tolist()


@app.post("/c")
def score(age: int):
    output = net.predict(torch.tensor([age]))
    logits = output.logits.tolist()
    return {"logits": logits}  # expect: full-model-output


@app.post("/d")
def weigh(age: int):
    chances = torch.softmax(net.predict(torch.tensor([age])), dim=-1)
    return chances.tolist()  # expect: full-model-output
