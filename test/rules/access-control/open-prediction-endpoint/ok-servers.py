import bentoml
import litserve
from fastapi import Depends
from fastapi.security import HTTPBearer

from .login import TokenMiddleware
from .scoring import load

service = bentoml.Service("churn")
service.add_asgi_middleware(TokenMiddleware)


@service.api(input=rows, output=labels)
def predict(rows):
    return load().predict(rows)


class Lit(litserve.LitAPI):
    def authorize(self, auth=Depends(HTTPBearer())):
        if not known(auth):
            raise PermissionError

    def predict(self, x):
        return self.answer(x)
