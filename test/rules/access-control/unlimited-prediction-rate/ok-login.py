# watertight: ignore-file[open-prediction-endpoint, unlogged-prediction-endpoint] this is about how often
from fastapi import Depends, FastAPI
from registry import load_model
from security import require_key

app = FastAPI()
model = load_model("churn")


@app.post("/predict", dependencies=[Depends(require_key)])
def predict(age: int):
    return model.predict([[age]]).tolist()


@app.get("/health")
def health():
    return "ok"
