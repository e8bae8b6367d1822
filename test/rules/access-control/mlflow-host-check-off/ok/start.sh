mlflow server --host 127.0.0.1 --allowed-hosts "*"
mlflow server --host 10.20.0.7 --cors-allowed-origins https://lab.example.org
