# only pages of the listed origins read the answers, with Flask and FastAPI
# %% prepare
import os

os.environ["ALLOWED_ORIGINS"] = "https://churn.watertight-labs.net"


def allowed(client, origin):
    return client.get("/rows", headers={"Origin": origin}).headers.get("Access-Control-Allow-Origin")


# %% program
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from fastapi.testclient import TestClient
from flask import Flask
from flask_cors import CORS

flask_app = Flask("churn")
CORS(flask_app)
fast_app = FastAPI()
fast_app.add_middleware(CORSMiddleware, allow_origins=["*"])


@flask_app.get("/rows")
@fast_app.get("/rows")
def rows():
    return {}


clients = [flask_app.test_client(), TestClient(fast_app)]
others = [allowed(client, "https://evil.example") for client in clients]
own = [allowed(client, "https://churn.watertight-labs.net") for client in clients]
# %% before
assert error is None, error
assert others == ["https://evil.example", "*"], others
# %% after
assert error is None, error
assert others == [None, None]
assert own == ["https://churn.watertight-labs.net"] * 2
