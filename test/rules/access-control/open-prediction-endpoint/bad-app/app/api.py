# watertight: ignore-file[unvalidated-model-input, unlimited-prediction-rate] this is about something else
import joblib
from fastapi import APIRouter

router = APIRouter()
model = joblib.load("churn.joblib")  # expect: pickle-load


@router.post("/predict")  # expect: open-prediction-endpoint, unlogged-prediction-endpoint
def predict(rows: list[list[float]]):
    return model.predict(rows).tolist()
