import joblib
import uvicorn
from fastapi import Depends, FastAPI
from security import require_key

app = FastAPI(dependencies=[Depends(require_key)])
model = joblib.load("model.joblib")  # watertight: ignore[pickle-load] the image brings its own file


@app.post("/predict")  # expect: unlogged-prediction-endpoint
def predict(features: list[float]):
    return {"label": int(model.predict([features])[0])}


@app.post("/explain")
def explain(features: list[float]):
    """Says why."""
    return {"label": int(classify(features))}


def classify(features):
    return model.predict([features])[0]


if __name__ == "__main__":
    uvicorn.run(app)
