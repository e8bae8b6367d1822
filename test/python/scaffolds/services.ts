/** Services that use what scaffolds write, and a program that asks them. Both work with FastAPI and Flask. */

export const FASTAPI_SERVICE = `
from typing import Annotated

from fastapi import Depends, FastAPI, Request
from fastapi.testclient import TestClient

from serving import audit_log, auth, limits

app = FastAPI()
limits.install(app)
audit_log.install(app, "v7")


@app.post("/predict")
def predict(request: Request, body: limits.Rows, caller: Annotated[str, Depends(auth.require_role("predictor"))]):
    score = sum(body.rows[0])
    audit_log.note_decision(request, score)
    return {"score": score}


@app.delete("/model")
def retire(caller: Annotated[str, Depends(auth.require_role("admin"))]):
    return {}


client = TestClient(app)


def ask(method, path, headers, body=None):
    answer = client.request(method, path, headers=headers, json=body)
    return answer.status_code, answer.headers.get("X-Request-ID")
`;

export const FLASK_SERVICE = `
from flask import Flask, request
from pydantic import ValidationError

from serving import audit_log, auth, limits

app = Flask(__name__)
limits.install(app)
audit_log.install(app, "v7")


@app.post("/predict")
@auth.require_role("predictor")
def predict():
    try:
        rows = limits.Rows.model_validate(request.get_json()).rows
    except ValidationError:
        return {"detail": "not what the model takes"}, 422
    score = sum(rows[0])
    audit_log.note_decision(score)
    return {"score": score}


@app.delete("/model")
@auth.require_role("admin")
def retire():
    return {}


client = app.test_client()


def ask(method, path, headers, body=None):
    answer = client.open(path, method=method, headers=headers, json=body)
    return answer.status_code, answer.headers.get("X-Request-ID")
`;

export const USE_OF_SERVICE = `
import json
from pathlib import Path

import jwt
from limits import parse

from app import ask
from serving import auth, limits

limits.COLUMNS = 4
codes, header = {}, ""


def note(name, method, path, token=None, rows=None):
    global header
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    codes[name], answered = ask(method, path, headers, None if rows is None else {"rows": rows})
    if name == "bob":
        header = answered


rows = [[1, 2, 3, 0]]
claims = jwt.decode(auth.issue("eve", "admin"), options={"verify_signature": False})
note("nobody", "POST", "/predict", None, rows)
note("forged", "POST", "/predict", jwt.encode(claims, "x" * 48, algorithm="HS256"), rows)
note("unsigned", "POST", "/predict", jwt.encode(claims, None, algorithm="none"), rows)
note("late", "POST", "/predict", auth.issue("bob", "predictor", minutes=-1), rows)
bob = auth.issue("bob", "predictor")
note("bob", "POST", "/predict", bob, rows)
note("bob retires", "DELETE", "/model", bob)
note("ann retires", "DELETE", "/model", auth.issue("ann", "admin"))
note("too few columns", "POST", "/predict", bob, [[1, 2]])
note("no number", "POST", "/predict", bob, [[1e300, 2, 3, 4]])
note("too large", "POST", "/predict", bob, [[1.0] * 400_000])
limits.REQUESTS = parse("1/hour")
note("too often", "POST", "/predict", bob, rows)
note("too often", "POST", "/predict", bob, rows)
Path("answers.json").write_text(json.dumps({"codes": codes, "header": header}))
`;
