# watertight: ignore-file[unlogged-prediction-endpoint, unvalidated-model-input] this is about what is answered
from fastapi import Depends, FastAPI
from registry import load_model
from security import require_key

app = FastAPI(dependencies=[Depends(require_key)])
model = load_model("churn")


@app.post("/a")
def predict(age: int):
    scores = model.predict_proba([[age]])[0]
    return {"label": int(scores.argmax()), "score": round(float(scores.max()), 1)}


@app.post("/b")
def risk(age: int):
    return {"risk": model.predict_proba([[age]])[0][1]}


@app.post("/c")
def churns(age: int):
    chance = model.predict_proba([[age]])[:, 1]
    return chance > 0.5


@app.post("/embed")
def embed(age: int):
    return model.predict_proba([[age]]).tolist()


@app.post("/d")
def label(age: int):
    return model.predict([[age]]).tolist()
