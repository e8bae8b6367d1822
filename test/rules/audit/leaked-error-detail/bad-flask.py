import traceback

from flask import Flask, abort, jsonify

app = Flask(__name__)


@app.get("/models")
def models():
    try:
        return jsonify(read_models())
    except Exception as e:
        return jsonify({"error": repr(e)}), 500  # expect: leaked-error-detail


@app.get("/rows")
def rows():
    try:
        return jsonify(read_models())
    except OSError as e:
        abort(500, description=str(e))  # expect: leaked-error-detail


@app.errorhandler(500)
def answer_error(error):
    return traceback.format_exc(), 500  # expect: leaked-error-detail


@app.errorhandler(Exception)
def answer_other(error):
    return jsonify(message=str(error)), 500  # expect: leaked-error-detail


def read_models():
    return []
