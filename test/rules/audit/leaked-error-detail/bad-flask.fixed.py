import logging
import traceback

from flask import Flask, abort, jsonify

app = Flask(__name__)


@app.get("/models")
def models():
    try:
        return jsonify(read_models())
    except Exception as e:
        logging.getLogger(__name__).exception("A request failed")
        return jsonify({"error": "Internal error"}), 500  # expect: leaked-error-detail


@app.get("/rows")
def rows():
    try:
        return jsonify(read_models())
    except OSError as e:
        logging.getLogger(__name__).exception("A request failed")
        abort(500, description="Internal error")  # expect: leaked-error-detail


@app.errorhandler(500)
def answer_error(error):
    return traceback.format_exc(), 500  # expect: leaked-error-detail


@app.errorhandler(Exception)
def answer_other(error):
    return jsonify(message=str(error)), 500  # expect: leaked-error-detail


def read_models():
    return []
