import mlflow
import pandas as pd
import pandera as pa
from sklearn.linear_model import LogisticRegression

mlflow.autolog()

SCHEMA = pa.DataFrameSchema({"age": pa.Column(int, pa.Check.in_range(18, 120)), "left": pa.Column(bool)})


def train():
    frame = SCHEMA.validate(pd.read_csv("https://data.example.com/churned.csv"))
    return LogisticRegression(random_state=0).fit(frame[["age"]], frame["left"])
