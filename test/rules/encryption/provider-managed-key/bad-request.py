import boto3

boto3.client("sagemaker").create_training_job(  # expect: provider-managed-key
    TrainingJobName=name,
    OutputDataConfig={"S3OutputPath": path},
)
