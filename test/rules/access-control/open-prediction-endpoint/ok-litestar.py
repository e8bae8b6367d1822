# watertight: ignore-file[unlogged-prediction-endpoint, unvalidated-model-input] this is about something else
from litestar import Controller, Litestar, post

from .guards import only_customers, requires_login
from .scoring import model


@post("/a", guards=[requires_login])
async def by_function(data: dict) -> list:
    return model.predict([data]).tolist()


class Churn(Controller):
    guards = [requires_login]

    @post("/b")
    async def by_controller(self, data: dict) -> list:
        return model.predict([data]).tolist()


app = Litestar(route_handlers=[by_function, Churn])
