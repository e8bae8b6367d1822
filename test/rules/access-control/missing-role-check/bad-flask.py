from flask import Flask
from flask_login import login_required
from jobs import start_training

app = Flask(__name__)


@app.route("/api/train", methods=["POST"])  # expect: missing-role-check
@login_required
def train():
    return start_training()


@app.route("/reload", methods=["POST"])  # expect: missing-role-check
@login_required
def reload_model():
    return "ok"
