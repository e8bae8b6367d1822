from fastapi import FastAPI

from app.api import router
from app.routes import routes

app = FastAPI()
app.include_router(router)
app.include_router(routes)
