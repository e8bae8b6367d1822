import bentoml
import litserve
import torch
from kserve import Model
from mlserver import MLModel
from ray import serve

from .scoring import Network, load


@bentoml.service(resources={"cpu": "2"})
class Churn:
    def __init__(self):
        self.model = load()

    @bentoml.api
    def predict(self, rows: list[float]) -> list[float]:  # expect: open-prediction-endpoint
        return self.model.predict(rows)


@serve.deployment
class Deployed:
    def __init__(self):
        self.network = Network()
        self.network.eval()

    async def __call__(self, request):  # expect: open-prediction-endpoint
        return self.network(torch.tensor(await request.json())).tolist()


class Lit(litserve.LitAPI):
    def setup(self, device):
        self.answer = load()

    def predict(self, x):  # expect: open-prediction-endpoint
        return self.answer(x)


class Served(MLModel):
    async def predict(self, payload):  # expect: open-prediction-endpoint
        return self._answer(payload)


class Mesh(Model):
    def predict(self, payload, headers=None):  # expect: open-prediction-endpoint
        return self.answer(payload)
