# watertight: ignore-file[unvalidated-model-input, unlimited-prediction-rate, full-model-output] this is about something else
from flask import Blueprint, Flask, jsonify, request
from flask.views import MethodView

from .scoring import model

app = Flask(__name__)
pages = Blueprint("pages", __name__)
app.register_blueprint(pages)
elsewhere = Blueprint("elsewhere", __name__)


class Churn(MethodView):
    def post(self):
        return jsonify(model.predict(request.json["rows"]).tolist())


def score():
    return jsonify(model.predict_proba(request.json["rows"]).tolist())


app.add_url_rule("/score", view_func=score, methods=["POST"])  # expect: open-prediction-endpoint, unlogged-prediction-endpoint
app.add_url_rule("/churn", view_func=Churn.as_view("churn"))  # expect: open-prediction-endpoint


@pages.post("/offer")  # expect: open-prediction-endpoint
def offer():
    return model.predict([request.json])[0]


@elsewhere.post("/offer")  # expect: open-prediction-endpoint
def other_offer():
    return model.predict([request.json])[0]
