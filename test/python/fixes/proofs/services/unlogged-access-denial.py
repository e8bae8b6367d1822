# the answer is the same, and the log tells of it, with FastAPI
# %% prepare
import io
import logging

logged = io.StringIO()
handler = logging.StreamHandler(logged)
logging.getLogger().addHandler(handler)
ended_with.callback(logging.getLogger().removeHandler, handler)
# %% program
from fastapi import FastAPI, HTTPException, Request
from fastapi.testclient import TestClient

app = FastAPI()


@app.delete("/model")
def retire(request: Request):
    if request.headers.get("X-Role") != "admin":
        raise HTTPException(status_code=403, detail="Only for admins")
    return {}


client = TestClient(app)
answers = [client.delete("/model"), client.delete("/model", headers={"X-Role": "admin"})]
# %% kept
assert error is None, error
assert [answer.status_code for answer in answers] == [403, 200]
assert answers[0].json() == {"detail": "Only for admins"}
# %% before
assert logged.getvalue() == ""
# %% after
assert logged.getvalue() == "Access denied\n"
