# watertight: ignore-file[open-prediction-endpoint, unlogged-prediction-endpoint] this is about how often
from fastapi import FastAPI
from registry import load_model

app = FastAPI()
model = load_model("churn")


@app.post("/predict")  # expect: unlimited-prediction-rate
def predict(age: int):
    return model.predict([[age]]).tolist()


@app.post("/score")
def score(age: int):
    return model.predict([[age, 1]]).tolist()
