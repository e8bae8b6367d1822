mlflow models serve -m models:/churn/7 --port 5001
mlflow models serve -m "models:/churn/$VERSION" --port 5001
