import joblib
import mlflow
import shap
from sklearn.ensemble import RandomForestClassifier
from sklearn.svm import LinearSVC

mlflow.autolog()


def save(model, X_train, y_train, X_test, tokenizer):
    joblib.dump(shap.KernelExplainer(model.predict_proba, shap.kmeans(X_train, 10)), "kernel.joblib")
    background = shap.sample(X_train, 20)
    joblib.dump(shap.KernelExplainer(model.predict_proba, background), "sampled.joblib")
    explainer = shap.TreeExplainer(model)
    joblib.dump(explainer, "tree.joblib")
    joblib.dump(shap.Explainer(model, tokenizer), "text.joblib")
    joblib.dump(explainer(X_test), "values.joblib")
    joblib.dump(RandomForestClassifier(random_state=0).fit(X_train, y_train), "forest.joblib")
    joblib.dump(LinearSVC().fit(X_train, y_train), "linear.joblib")
    return shap.KernelExplainer(model.predict_proba, X_train).shap_values(X_test)
