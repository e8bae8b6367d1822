# watertight: ignore-file[unlogged-access-denial, unlogged-prediction-endpoint] this is about something else
from typing import Annotated

from fastapi import APIRouter, Depends, FastAPI, HTTPException, Request

from .people import CurrentUser
from .scoring import model

app = FastAPI()
inner = APIRouter()
outer = APIRouter(dependencies=[Depends(of_tenant)])
outer.include_router(inner)
app.include_router(outer)


def of_tenant(request: Request):
    if request.headers.get("X-Tenant-Secret") != expected:
        raise HTTPException(status_code=401)


Tenant = Annotated[str, Depends(of_tenant)]


@inner.post("/a")
def by_outer_router(rows: list[float]):
    return model.predict(rows)


@app.post("/b")
def by_alias(rows: list[float], tenant: Tenant):
    return model.predict(rows)


@app.post("/c")
def by_imported_alias(rows: list[float], user: CurrentUser):
    return model.predict(rows)


@app.post("/d")
def by_its_work(rows: list[float], tenant=Depends(of_tenant)):
    return model.predict(rows)


@app.post("/e")
def by_call(request: Request, rows: list[float]):
    verify_api_key(request)
    return model.predict(rows)


def answer(rows: list[float]):
    return model.predict(rows)


app.add_api_route("/f", answer, dependencies=[Depends(of_tenant)])
