gcloud run deploy churn --image "$IMAGE" --allow-unauthenticated  # expect: open-hosted-endpoint
gcloud run deploy churn --image "$IMAGE" --no-allow-unauthenticated
