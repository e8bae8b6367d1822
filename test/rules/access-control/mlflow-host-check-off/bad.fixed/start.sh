# expect(+1): mlflow-host-check-off
mlflow server --host 10.20.0.7
# expect(+1): mlflow-host-check-off
mlflow server --host 10.20.0.7
