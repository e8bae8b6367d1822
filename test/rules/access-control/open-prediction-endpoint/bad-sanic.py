# watertight: ignore-file[unvalidated-model-input, unlimited-prediction-rate] this is about something else
from sanic import Blueprint, Sanic, json

from .scoring import model

app = Sanic("Churn")
pages = Blueprint("pages")
app.blueprint(pages)


@app.post("/a")  # expect: open-prediction-endpoint, unlogged-prediction-endpoint
async def by_app(request):
    return json(model.predict(request.json).tolist())


@pages.post("/b")  # expect: open-prediction-endpoint
async def by_blueprint(request):
    return json(model.predict(request.json).tolist())


async def answer(request):
    return json(model.predict(request.json).tolist())


app.add_route(answer, "/c", methods=["POST"])  # expect: open-prediction-endpoint
