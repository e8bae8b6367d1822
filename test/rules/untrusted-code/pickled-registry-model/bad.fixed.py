import mlflow
import mlflow.sklearn
from fastapi import FastAPI

model = mlflow.pyfunc.load_model("https://models.example.com/churn")  # expect: pickled-registry-model
other = mlflow.sklearn.load_model("s3://models/churn")  # expect: pickled-registry-model
local = mlflow.pyfunc.load_model("models/churn")  # expect: pickled-registry-model
mlflow.sklearn.log_model(model, "churn", serialization_format="skops")  # expect: pickled-registry-model
# expect(+3): pickled-registry-model
mlflow.sklearn.save_model(
    model, "churn",
    serialization_format="skops",
)

app = FastAPI()


@app.post("/reload")
def reload(uri: str):
    mlflow.pyfunc.load_model(uri)  # expect: pickled-registry-model
