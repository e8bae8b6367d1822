import mlflow

newest = mlflow.pyfunc.load_model("models:/churn/11")  # expect: unversioned-registry-model
champion = mlflow.pyfunc.load_model("models:/churn/2")  # expect: unversioned-registry-model
challenger = mlflow.pyfunc.load_model("models:/churn@challenger")  # expect: unversioned-registry-model
other = mlflow.pyfunc.load_model("models:/prices/latest")  # expect: unversioned-registry-model
