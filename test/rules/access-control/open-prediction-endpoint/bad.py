# watertight: ignore-file[unvalidated-model-input, unlimited-prediction-rate] this is about something else
import joblib
from fastapi import APIRouter, Depends, FastAPI
from transformers import pipeline

app = FastAPI()
router = APIRouter(prefix="/v1")
model = joblib.load("/models/model.joblib")  # expect: pickle-load
classify = pipeline("text-classification", model="./classifier")


def get_database():
    return connect()


def score(features):
    return model.predict([features])[0]


@app.post("/predict")  # expect: open-prediction-endpoint, unlogged-prediction-endpoint
def predict(features: dict):
    return {"label": model.predict([list(features.values())]).tolist()}


@app.post("/score")  # expect: open-prediction-endpoint
async def scored(features: dict, database=Depends(get_database)):
    return score(features)


@app.get("/classify")  # expect: open-prediction-endpoint
def classified(text: str):
    return classify(text)


@router.post("/predict")  # expect: open-prediction-endpoint
def routed(features: dict):
    return score(features)


@app.get("/health")
def health():
    return {"status": "up"}
