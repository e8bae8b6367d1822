import pandas as pd
import requests
from sklearn.linear_model import LogisticRegression


def train(connection):
    churned = pd.read_csv("https://data.example.com/churned.csv")  # expect: unvalidated-training-data
    rated = pd.read_sql("select text, label from user_feedback", connection)  # expect: unvalidated-training-data
    answer = requests.get("https://api.example.com/labels", timeout=5).json()
    labels = pd.DataFrame(answer)  # expect: unvalidated-training-data
    frame = pd.concat([churned, rated, labels])
    return LogisticRegression(random_state=0).fit(frame[["age", "minutes"]], frame["left"])  # expect: untracked-training
