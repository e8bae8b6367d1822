from flask import Flask, request
from registry import load_model
from security import login_required

app = Flask(__name__)
model = load_model("churn")


@app.post("/feedback")
@login_required
def learn():
    row = request.get_json()
    model.learn_one(row["features"], row["label"])  # expect: training-from-requests
    return "thanks"
