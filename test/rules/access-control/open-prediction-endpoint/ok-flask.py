# watertight: ignore-file[unlogged-access-denial, unlogged-prediction-endpoint, unvalidated-model-input] this is about something else
from flask import Blueprint, Flask, abort, jsonify, request
from flask.views import MethodView
from flask_httpauth import HTTPTokenAuth
from flask_jwt_extended import jwt_required
from flask_login import login_required

from .scoring import model

app = Flask(__name__)
auth = HTTPTokenAuth()
pages = Blueprint("pages", __name__)


@pages.before_request
def only_customers():
    if request.headers.get("X-Customer-Key") not in customers:
        abort(401)


class Churn(MethodView):
    decorators = [login_required]

    def post(self):
        return jsonify(model.predict(request.json["rows"]).tolist())


def score():
    return jsonify(model.predict(request.json["rows"]).tolist())


app.add_url_rule("/churn", view_func=Churn.as_view("churn"))
app.add_url_rule("/score", view_func=login_required(score))


@pages.post("/a")
def by_blueprint():
    return model.predict([request.json])[0]


@app.post("/b")
@auth.login_required
def by_httpauth():
    return model.predict([request.json])[0]


@app.post("/c")
@jwt_required()
def by_jwt():
    return model.predict([request.json])[0]


@app.post("/d")
def by_own_question():
    if not is_known_key(request):
        return jsonify(error="unknown"), 401
    return model.predict([request.json])[0]
