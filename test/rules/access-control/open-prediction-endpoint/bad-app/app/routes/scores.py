import joblib
from fastapi import APIRouter

router = APIRouter()
model = joblib.load("scores.joblib")  # expect: pickle-load


@router.post("/score")  # expect: open-prediction-endpoint
def score(rows: list[list[float]]):
    return model.predict(rows).tolist()
