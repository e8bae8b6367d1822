import joblib
import shap
import torch

explainer = shap.GradientExplainer(net, Z[:10])
joblib.dump(explainer, "explainer.joblib")  # expect: explainer-data-leak
