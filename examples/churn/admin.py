"""Shows the team which models are here: `python admin.py`."""

import hashlib
import os
from pathlib import Path

from flask import Flask, Response, request

MODELS = Path("models")

app = Flask(__name__)


@app.before_request
def check_login() -> Response | None:
    login = request.authorization
    if login and hashlib.md5((login.password or "").encode()).hexdigest() == os.environ["ADMIN_PASSWORD_HASH"]:
        return None
    return Response(status=401, headers={"WWW-Authenticate": "Basic"})


@app.get("/")
def list_models() -> dict[str, float]:
    return {path.name: path.stat().st_mtime for path in MODELS.iterdir()}


if __name__ == "__main__":
    app.run(host="0.0.0.0", port=5001, debug=True)
