from fastapi import APIRouter

from . import scores

routes = APIRouter(prefix="/v1")
routes.include_router(scores.router)
