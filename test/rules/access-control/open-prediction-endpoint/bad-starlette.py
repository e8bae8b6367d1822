# watertight: ignore-file[unvalidated-model-input, unlimited-prediction-rate] this is about something else
from starlette.applications import Starlette
from starlette.endpoints import HTTPEndpoint
from starlette.responses import JSONResponse
from starlette.routing import Mount, Route

from .scoring import model


async def answer(request):
    return JSONResponse(model.predict(await request.json()).tolist())


class Churn(HTTPEndpoint):
    async def post(self, request):
        return JSONResponse(model.predict(await request.json()).tolist())


app = Starlette(
    routes=[
        Route("/a", answer, methods=["POST"]),  # expect: open-prediction-endpoint, unlogged-prediction-endpoint
        Mount("/v1", routes=[Route("/b", Churn)]),  # expect: open-prediction-endpoint
    ]
)
