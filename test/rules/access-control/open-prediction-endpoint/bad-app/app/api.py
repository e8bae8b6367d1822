import joblib
from fastapi import APIRouter

router = APIRouter()
model = joblib.load("churn.joblib")  # expect: pickle-load


@router.post("/predict")  # expect: open-prediction-endpoint
def predict(rows: list[list[float]]):
    return model.predict(rows).tolist()
