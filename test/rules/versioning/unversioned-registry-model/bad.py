import mlflow
import wandb

NAME = "churn"
STAGE = "Production"

newest = mlflow.pyfunc.load_model("models:/churn/latest")  # expect: unversioned-registry-model
joined = mlflow.sklearn.load_model(f"models:/{NAME}/Latest")  # expect: unversioned-registry-model
given = mlflow.pyfunc.load_model(model_uri=f"models:/{choose()}/latest")  # expect: unversioned-registry-model
stage = mlflow.pyfunc.load_model(f"models:/churn/{STAGE}")  # expect: unversioned-registry-model
put = mlflow.pyfunc.load_model("models:/%s/%s" % ("churn", STAGE))  # expect: unversioned-registry-model
alias = mlflow.pyfunc.load_model("models:/churn@champion")  # expect: unversioned-registry-model

run = wandb.init(project="churn")
plain = run.use_artifact("example-org/churn/customers", type="dataset")  # expect: unversioned-registry-model
latest = wandb.use_artifact(f"customers-{run.id}:latest")  # expect: unversioned-registry-model
best = run.use_model(name="churn-model:best")  # expect: unversioned-registry-model
fetched = wandb.Api().artifact("example-org/churn/customers:latest")  # expect: unversioned-registry-model
