from fastapi import Depends, FastAPI
from jobs import start_training, swap_model
from security import get_current_user, verify_token

app = FastAPI()


@app.post("/retrain", dependencies=[Depends(verify_token)])  # expect: missing-role-check
def retrain():
    return start_training()


@app.post("/models/{name}/promote")  # expect: missing-role-check
def promote(name: str, user=Depends(get_current_user)):
    return swap_model(name)


@app.delete("/models/{name}")  # expect: missing-role-check
def delete(name: str, token: str = Depends(verify_token)):
    return swap_model(name)


@app.get("/admin/stats", dependencies=[Depends(verify_token)])  # expect: missing-role-check
def stats():
    return {}
