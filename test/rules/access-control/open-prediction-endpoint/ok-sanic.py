# watertight: ignore-file[unlogged-prediction-endpoint, unvalidated-model-input] this is about something else
from sanic import Sanic, json

from .login import protected
from .scoring import model

app = Sanic("Churn")


@app.post("/a")
@protected
async def by_app(request):
    return json(model.predict(request.json).tolist())
