# expect(+1): mlflow-host-check-off
mlflow server --host 10.20.0.7 --cors-allowed-origins='*'
# expect(+1): mlflow-host-check-off
mlflow server --disable-security-middleware --host 10.20.0.7
