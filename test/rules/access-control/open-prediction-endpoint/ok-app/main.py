from fastapi import Depends, FastAPI

from app.api import router
from app.gate import let_in
from app.routes import routes

app = FastAPI()
app.include_router(router, dependencies=[Depends(let_in)])
app.include_router(routes, dependencies=[Depends(let_in)])
