import pandas as pd
from fastapi import FastAPI
from registry import load_model, vectorstore

app = FastAPI()
model = load_model("churn")


@app.post("/feedback")
def keep(feedback: dict):
    quarantine.append(feedback)
    return "thanks"


@app.post("/reviewed")
def learn(feedback: dict):
    if not is_reviewed(feedback):
        return "later"
    model.partial_fit([feedback["features"]], [feedback["label"]])
    return "thanks"


@app.post("/retrain")
def retrain():
    rows = pd.read_parquet("data/reviewed.parquet")
    model.fit(rows[["age", "months"]], rows["label"])
    return "done"


@app.post("/seen")
def remember(name: str):
    seen = set()
    seen.add(name)
    return len(seen)


def train(rows):
    model.partial_fit(rows, rows)
    vectorstore.add_texts(rows)


quarantine = []


def is_reviewed(feedback):
    return feedback["id"] in quarantine
