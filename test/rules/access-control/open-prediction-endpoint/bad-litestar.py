# watertight: ignore-file[unvalidated-model-input, unlimited-prediction-rate] this is about something else
from litestar import Controller, Litestar, get, post

from .scoring import model


@post("/a")  # expect: open-prediction-endpoint, unlogged-prediction-endpoint
async def by_function(data: dict) -> list:
    return model.predict([data]).tolist()


class Churn(Controller):
    path = "/churn"

    @post("/b")  # expect: open-prediction-endpoint
    async def by_controller(self, data: dict) -> list:
        return model.predict([data]).tolist()


@get("/health")
async def health() -> str:
    return "up"


app = Litestar(route_handlers=[by_function, Churn, health])
