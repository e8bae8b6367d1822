import boto3

boto3.client("s3").put_bucket_versioning(
    Bucket="churn-models",
    VersioningConfiguration={"Status": "Suspended"},  # expect: unversioned-bucket
)
