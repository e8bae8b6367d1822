# watertight: ignore-file[unvalidated-model-input, unlimited-prediction-rate] this is about something else
import joblib
from fastapi import APIRouter

router = APIRouter()
model = joblib.load("scores.joblib")  # expect: pickle-load


@router.post("/score")  # expect: open-prediction-endpoint, unlogged-prediction-endpoint
def score(rows: list[list[float]]):
    return model.predict(rows).tolist()
