# the written explainer holds ten means instead of every row
# %% prepare
import numpy as np

x_all = np.random.RandomState(0).normal(size=(200, 4))
# %% program
import joblib
import shap
from sklearn.linear_model import LogisticRegression

X_train = x_all
model = LogisticRegression().fit(X_train, X_train[:, 0] > 0)
explainer = shap.KernelExplainer(model.predict_proba, X_train)
joblib.dump(explainer, "explainer.joblib")
# %% kept
from pathlib import Path

assert error is None, error
written = Path("explainer.joblib").read_bytes()
rows = sum(row.tobytes() in written for row in x_all)
# %% before
assert rows == 200 or joblib.load("explainer.joblib").data.data.shape[0] == 200
# %% after
assert joblib.load("explainer.joblib").data.data.shape == (10, 4)
assert rows < 5
