from google.cloud import aiplatform

aiplatform.init(project="churn", location="europe-west4")  # expect: provider-managed-key
