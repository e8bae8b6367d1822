# watertight: ignore-file[open-prediction-endpoint, unlogged-prediction-endpoint] this is about how often
from fastapi import FastAPI, Request
from registry import load_model
from slowapi import Limiter
from slowapi.util import get_remote_address

limiter = Limiter(key_func=get_remote_address)
app = FastAPI()
model = load_model("churn")


@app.post("/predict")
@limiter.limit("60/minute")
def predict(request: Request, age: int):
    return model.predict([[age]]).tolist()
