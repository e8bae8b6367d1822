import mlflow
from huggingface_hub import snapshot_download
from sklearn.linear_model import LogisticRegression
from transformers import AutoModelForSequenceClassification, Trainer

# A commit fixes what comes; what is trained here was not downloaded.
folder = snapshot_download("example-org/churn", revision="0123456789abcdef0123456789abcdef01234567")
mlflow.log_artifacts(folder)

base = AutoModelForSequenceClassification.from_pretrained(
    "example-org/base", revision="0123456789abcdef0123456789abcdef01234567"
)
trainer = Trainer(model=base, train_dataset=rows)
trainer.train()
trainer.push_to_hub()

with mlflow.start_run():
    model = LogisticRegression(random_state=0).fit(rows, labels)
    mlflow.log_input(mlflow.data.from_pandas(rows))
    mlflow.sklearn.log_model(model, "model")
