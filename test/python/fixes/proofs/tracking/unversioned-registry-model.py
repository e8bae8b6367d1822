# the version that is used so far is loaded, also once there is a newer one
# %% prepare
import os
from pathlib import Path

os.environ["MLFLOW_ALLOW_FILE_STORE"] = "true"
import mlflow
import mlflow.sklearn
from mlflow.store.tracking.file_store import FileStore
from sklearn.dummy import DummyClassifier

STORE = Path("mlruns").absolute().as_uri()
# It makes its folders once only, and an earlier run has had them.
FileStore(STORE)
mlflow.set_tracking_uri(STORE)


def register(answer):
    model = DummyClassifier(strategy="constant", constant=answer).fit([[0], [1]], [1, 2])
    with mlflow.start_run():
        mlflow.sklearn.log_model(
            model, name="model", registered_model_name="churn", pip_requirements=["scikit-learn==1.9.1"]
        )


register(1)
# %% program
import mlflow


def answer():
    return mlflow.sklearn.load_model("models:/churn/latest").predict([[0]]).tolist()


today = answer()
register(2)
tomorrow = answer()
# %% kept
assert today == [1], error
# %% before
assert tomorrow == [2], error
# %% after
assert tomorrow == [1], error
