import os

import litserve as ls
import socketio
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware as Cors

app = FastAPI()
app.add_middleware(
    CORSMiddleware,
    allow_origins=os.environ["ALLOWED_ORIGINS"].split(","),  # expect: open-cors-policy
    allow_credentials=True,
    allow_methods=["*"],
)

ORIGINS = ["http://localhost:3000", "*"]
app.add_middleware(CORSMiddleware, allow_origins=ORIGINS)  # expect: open-cors-policy
app.add_middleware(CORSMiddleware, allow_origin_regex=r"https?://.*")  # expect: open-cors-policy
app.add_middleware(CORSMiddleware, allow_origins=[os.environ["SITE"], "*"])  # expect: open-cors-policy
middleware = [Middleware(Cors, allow_origins=os.environ["ALLOWED_ORIGINS"].split(","), allow_methods=["GET"])]  # expect: open-cors-policy
wrapped = Cors(app, allow_origins=os.environ["ALLOWED_ORIGINS"].split(","))  # expect: open-cors-policy
options = {"allow_origins": ["*"], "allow_credentials": True}
app.add_middleware(CORSMiddleware, **options)  # expect: open-cors-policy
app.add_middleware(
    CORSMiddleware,
    allow_origins=os.getenv("ALLOWED", "*").split(","),  # expect: open-cors-policy
)
sio = socketio.AsyncServer(async_mode="asgi", cors_allowed_origins=os.environ["ALLOWED_ORIGINS"].split(","))  # expect: open-cors-policy


def main(api):
    server = ls.LitServer(
        api,
        middlewares=[(CORSMiddleware, {"allow_origins": ["*"], "allow_methods": ["POST"]})],  # expect: open-cors-policy
    )
    server.run(port=8000)
