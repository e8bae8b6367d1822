# watertight: ignore-file[unlogged-prediction-endpoint, unvalidated-model-input] this is about something else
from starlette.applications import Starlette
from starlette.authentication import requires
from starlette.responses import JSONResponse
from starlette.routing import Route

from .scoring import model


@requires("authenticated")
async def answer(request):
    return JSONResponse(model.predict(await request.json()).tolist())


app = Starlette(routes=[Route("/a", answer, methods=["POST"])])
