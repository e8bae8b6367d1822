# the caller learns that something failed, and the log what it was, with FastAPI
# %% prepare
import io
import logging

logged = io.StringIO()
handler = logging.StreamHandler(logged)
logging.getLogger().addHandler(handler)
ended_with.callback(logging.getLogger().removeHandler, handler)
# %% program
from fastapi import FastAPI, HTTPException
from fastapi.testclient import TestClient

app = FastAPI()


@app.get("/rows")
def rows():
    try:
        return open("/srv/churn/rows-of-bob.csv").read()
    except OSError as e:
        raise HTTPException(status_code=500, detail=str(e))


answer = TestClient(app).get("/rows")
# %% kept
assert answer.status_code == 500, error
# %% before
assert "rows-of-bob" in answer.text
# %% after
assert answer.json() == {"detail": "Internal error"}
assert "rows-of-bob" in logged.getvalue()
