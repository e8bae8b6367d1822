from fastapi import Depends, FastAPI, HTTPException, Security
from jobs import start_training, swap_model
from security import get_current_user, require_admin, verify_token

app = FastAPI()


def require_trainer(user=Depends(get_current_user)):
    if "trainer" not in user.roles:
        print(user)
        raise HTTPException(403)


@app.post("/retrain", dependencies=[Depends(require_admin)])
def retrain():
    return start_training()


@app.post("/train", dependencies=[Depends(require_trainer)])
def train():
    return start_training()


@app.post("/promote")
def promote(name: str, user=Security(get_current_user, scopes=["models"])):
    return swap_model(name)


@app.delete("/models/{name}")
def delete(name: str, user=Depends(get_current_user)):
    if owner_of(name) != user:
        return None
    return swap_model(name)


@app.get("/training/status", dependencies=[Depends(verify_token)])
def status():
    return {}


@app.delete("/notes/{note}", dependencies=[Depends(verify_token)])
def forget(note: str):
    return None


@app.post("/deploy")
def deploy_open():
    return swap_model("churn")


def owner_of(name):
    return name
