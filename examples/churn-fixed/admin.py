"""Shows the team which models are here: `python admin.py`."""

import logging
import os
from pathlib import Path

from flask import Flask, Response, request
from werkzeug.security import check_password_hash

MODELS = Path("models")

app = Flask(__name__)
logger = logging.getLogger(__name__)


@app.before_request
def check_login() -> Response | None:
    login = request.authorization
    if login and check_password_hash(os.environ["ADMIN_PASSWORD_HASH"], login.password or ""):
        return None
    logger.warning("Refused: %s", request.remote_addr)
    return Response(status=401, headers={"WWW-Authenticate": "Basic"})


@app.get("/")
def list_models() -> dict[str, float]:
    return {path.name: path.stat().st_mtime for path in MODELS.iterdir()}


if __name__ == "__main__":
    app.run(port=5001)
