# watertight: ignore-file[unlogged-prediction-endpoint, unvalidated-model-input] this is about something else
from fastapi import APIRouter, Depends, FastAPI, Header, HTTPException, Security
from fastapi.security import APIKeyHeader

app = FastAPI()
closed = APIRouter(dependencies=[Depends(verify_token)])
included = APIRouter()
app.include_router(included, dependencies=[Depends(require_user)])
key = APIKeyHeader(name="X-API-Key")


@app.post("/a", dependencies=[Depends(require_api_key)])
def by_decorator(features: dict):
    return model.predict(features)


@app.post("/b")
def by_parameter(features: dict, user=Depends(get_current_user)):
    return model.predict(features)


@app.post("/c")
def by_security(features: dict, given: str = Security(key)):
    return model.predict(features)


@app.post("/d")
def by_header(features: dict, x_api_key: str = Header()):
    return model.predict(features)


@closed.post("/e")
def by_router(features: dict):
    return model.predict(features)


@included.post("/f")
def by_include(features: dict):
    return model.predict(features)


@app.get("/g")
def without_model():
    return {"version": 3}


def not_a_route(features):
    return model.predict(features)
