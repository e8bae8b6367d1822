mlflow models serve -m "models:/churn/latest" --env-manager virtualenv  # expect: unversioned-registry-model
