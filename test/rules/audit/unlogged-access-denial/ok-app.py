import logging

from flask import Flask, abort, request

app = Flask(__name__)


@app.errorhandler(403)
def answer_forbidden(error):
    app.logger.warning("Refused: %s", request.path)
    return "No", 403


@app.get("/models")
def models():
    if request.args.get("all"):
        abort(403)
    return []


logging.getLogger(__name__).info("Ready")
