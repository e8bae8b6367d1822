# the model is written as skops, and predicts the same
# %% prepare
import mlflow
import numpy as np

mlflow.set_tracking_uri("sqlite:///mlflow.db")
x = np.random.RandomState(0).normal(size=(50, 3))
y = (x[:, 0] > 0).astype(int)
# %% program
import mlflow.sklearn
from sklearn.linear_model import LogisticRegression

model = LogisticRegression().fit(x, y)
mlflow.sklearn.save_model(
    model, "model", serialization_format="cloudpickle", pip_requirements=["scikit-learn==1.9.1"]
)
# %% kept
from pathlib import Path

assert error is None, error
assert mlflow.sklearn.load_model("model").predict(x).tolist() == model.predict(x).tolist()
# %% before
assert Path("model/model.pkl").exists()
# %% after
assert Path("model/model.skops").exists() and not list(Path("model").glob("*.pkl"))
