import mlflow
from sklearn.linear_model import LogisticRegression
from transformers import TrainingArguments

mlflow.autolog()
settings = TrainingArguments("out", report_to="mlflow")
model = LogisticRegression()
model.fit(rows, labels)
