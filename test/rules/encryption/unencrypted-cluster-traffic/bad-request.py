import boto3

training_request = {"TrainingJobName": name, "ResourceConfig": {"InstanceCount": 2, "InstanceType": "ml.m5.xlarge"}}
boto3.client("sagemaker").create_training_job(**training_request)  # expect: unencrypted-cluster-traffic
