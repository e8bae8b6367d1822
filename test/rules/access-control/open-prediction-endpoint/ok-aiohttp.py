# watertight: ignore-file[unlogged-access-denial, unlogged-prediction-endpoint, unvalidated-model-input] this is about something else
from aiohttp import web

from .scoring import model


@web.middleware
async def gate(request, handler):
    if request.headers.get("Authorization") != expected:
        raise web.HTTPUnauthorized()
    return await handler(request)


async def answer(request):
    return web.json_response(model.predict(await request.json()).tolist())


app = web.Application(middlewares=[gate])
app.router.add_post("/b", answer)
app.add_routes([web.post("/d", answer)])
