import logging
import os

from flask import Flask, Response, abort, jsonify, request

app = Flask(__name__)


@app.before_request
def check_key():
    if request.headers.get("X-API-Key") != os.environ["KEY"]:
        logging.getLogger(__name__).warning("Access denied")
        abort(401)  # expect: unlogged-access-denial


@app.get("/models")
def models():
    if request.args.get("all") and not is_admin():
        logging.getLogger(__name__).warning("Access denied")
        return jsonify(error="Only for admins"), 403  # expect: unlogged-access-denial
    return jsonify([])


@app.get("/rows")
def rows():
    if not is_admin():
        logging.getLogger(__name__).warning("Access denied")
        return Response(status=401, headers={"WWW-Authenticate": "Basic"})  # expect: unlogged-access-denial
    return jsonify([])


def is_admin():
    return request.headers.get("X-Admin") == os.environ["ADMIN"]
