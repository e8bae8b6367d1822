mlflow models serve -m "models:/churn/11" --env-manager virtualenv  # expect: unversioned-registry-model
