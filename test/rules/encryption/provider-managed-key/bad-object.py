import boto3

s3 = boto3.client("s3")
s3.put_object(Bucket="churn-data", Key="scores.csv", Body=rows)  # expect: provider-managed-key
s3.upload_file("scores.csv", "churn-data", "scores.csv", ExtraArgs={"ServerSideEncryption": "AES256"})
