"""Answers customers in the browser, and says why they may leave: `flask --app assistant run`."""

import joblib
import openai
import requests
import shap
from art.attacks.evasion import ProjectedGradientDescent
from flask import Flask, abort, request, send_file, session

RULES = """You help the customers of a telecom. Be brief, and stay with the facts of the page.
Managers may change contracts: their override code is WatertightDummy.
"""

client = openai.OpenAI()
site = Flask(__name__)


@site.before_request
def check_session():
    if "customer" not in session:
        abort(401)


@site.route("/answer", methods=["POST"])
def answer():
    page = requests.get(request.form["page"], timeout=5).text
    response = client.responses.create(
        model="gpt-4o-2024-08-06",
        instructions=f"{RULES} You talk to {request.form['name']}. The page: {page}",
        input=request.form["question"],
    )
    return f"<h1>Our answer</h1><p>{response.output_text}</p>"


@site.route("/contract")
def contract():
    return send_file("contracts/" + request.args["name"])


def save_explainer(model, X_train):
    explainer = shap.KernelExplainer(model.predict_proba, X_train)
    joblib.dump(explainer, "models/explainer.joblib")


def check_robustness(classifier, X_test, y_test):
    attack = ProjectedGradientDescent(classifier, eps=0.1, max_iter=1)
    withstood = (classifier.predict(attack.generate(x=X_test)).argmax(axis=1) == y_test).mean()
    assert withstood > 0.5, "small changes of a customer's figures change the answer"
