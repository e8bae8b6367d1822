import shap
from fastapi import Depends, FastAPI
from model import X_train, predict_risk
from service_auth import verify_token

app = FastAPI(dependencies=[Depends(verify_token)])
explainer = shap.KernelExplainer(predict_risk, X_train)


@app.get("/background")
def background():
    return {"rows": X_train.to_dict("records")}  # expect: explainer-data-leak


@app.get("/data")
def data():
    return explainer.data  # expect: explainer-data-leak


@app.get("/columns")
def columns():
    return list(X_train.columns)
