import logging

import joblib
from fastapi import Depends, FastAPI
from security import require_key

app = FastAPI(dependencies=[Depends(require_key)])
model = joblib.load("model.joblib")  # watertight: ignore[pickle-load] the image brings its own file
logger = logging.getLogger(__name__)


@app.middleware("http")
async def log_request(request, call_next):
    response = await call_next(request)
    logger.info("%s %s", request.url.path, response.status_code)
    return response


@app.post("/predict")
def predict(features: list[float]):
    return {"label": int(model.predict([features])[0])}
