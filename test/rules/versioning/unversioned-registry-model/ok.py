"""models:/churn/latest"""

import mlflow
import wandb

model = mlflow.pyfunc.load_model("models:/churn/7")
chosen = mlflow.pyfunc.load_model(f"models:/churn/{version}")
by_id = mlflow.pyfunc.load_model("models:/m-0123456789abcdef")
logged = mlflow.pyfunc.load_model("runs:/0123456789abcdef/model")
print("The newest is models:/churn/latest")

run = wandb.init(project="churn")
pinned = run.use_artifact("customers:v12", type="dataset")
digest = run.use_artifact("customers:0123456789abcdef0123456789abcdef")
computed = run.use_artifact(f"customers:{version}")
unknown = run.use_artifact(f"{name}")
given = run.use_artifact(name)
own = run.use_artifact(wandb.Artifact("customers", type="dataset"))
run.log_artifact("model.pt", name="churn", aliases=["latest"])
