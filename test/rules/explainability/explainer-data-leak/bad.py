import dalex
import dill
import joblib
import mlflow
import shap
from alibi.explainers import AnchorTabular
from lime.lime_tabular import LimeTabularExplainer
from sklearn.neighbors import KNeighborsClassifier


def save_kernel(model, X_train):
    explainer = shap.KernelExplainer(model.predict_proba, X_train)
    joblib.dump(explainer, "explainer.joblib")  # expect: explainer-data-leak


def save_all(model, X_train):
    explainer = shap.TreeExplainer(model, data=X_train)
    joblib.dump({"model": model, "explainer": explainer}, "bundle.joblib")  # expect: explainer-data-leak
    with open("explainer.bin", "wb") as file:
        explainer.save(file)  # expect: explainer-data-leak
    explanation = explainer(X_train)
    joblib.dump(explanation, "values.joblib")  # expect: explainer-data-leak


def log(network, Z_train):
    mlflow.shap.log_explainer(shap.GradientExplainer(network, Z_train), "explainer")  # expect: explainer-data-leak


def save_lime(X_train, file):
    dill.dump(LimeTabularExplainer(X_train, random_state=0), file)  # expect: explainer-data-leak


def save_others(model, predict, names, X_train, y_train, file):
    dalex.Explainer(model, X_train, y_train).dump(file)  # expect: explainer-data-leak
    anchors = AnchorTabular(predict, names)
    anchors.fit(X_train)
    anchors.save("anchors")  # expect: explainer-data-leak


def save_model(X_train, y_train):
    neighbors = KNeighborsClassifier().fit(X_train, y_train)
    joblib.dump(neighbors, "neighbors.joblib")  # expect: explainer-data-leak
