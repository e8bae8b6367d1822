mlflow models serve -m models:/churn/latest --port 5001 # expect: unversioned-registry-model
export MODEL_URI="models:/churn/Staging" # expect: unversioned-registry-model
