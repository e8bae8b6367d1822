import joblib
import shap
import torch

explainer = shap.GradientExplainer(net, Z[:10].clone())
joblib.dump(explainer, "explainer.joblib")
