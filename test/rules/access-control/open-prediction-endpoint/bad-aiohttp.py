# watertight: ignore-file[unvalidated-model-input, unlimited-prediction-rate] this is about something else
from aiohttp import web

from .scoring import model

routes = web.RouteTableDef()


@routes.post("/a")  # expect: open-prediction-endpoint, unlogged-prediction-endpoint
async def by_table(request):
    return web.json_response(model.predict(await request.json()).tolist())


async def answer(request):
    return web.json_response(model.predict(await request.json()).tolist())


app = web.Application()
app.add_routes(routes)
app.router.add_post("/b", answer)  # expect: open-prediction-endpoint
app.router.add_route("POST", "/c", answer)  # expect: open-prediction-endpoint
app.add_routes([web.post("/d", answer)])  # expect: open-prediction-endpoint
