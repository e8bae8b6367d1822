import mlflow

newest = mlflow.pyfunc.load_model("models:/churn/latest")  # expect: unversioned-registry-model
champion = mlflow.pyfunc.load_model("models:/churn@champion")  # expect: unversioned-registry-model
challenger = mlflow.pyfunc.load_model("models:/churn@challenger")  # expect: unversioned-registry-model
other = mlflow.pyfunc.load_model("models:/prices/latest")  # expect: unversioned-registry-model
