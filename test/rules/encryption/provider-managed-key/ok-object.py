import boto3

s3 = boto3.client("s3")
s3.put_object(Bucket="churn-data", Key="a.csv", Body=rows, ServerSideEncryption="aws:kms", SSEKMSKeyId=key)
s3.put_object(Bucket="churn-data", Key="b.csv", Body=rows, SSECustomerAlgorithm="AES256", SSECustomerKey=key)
s3.upload_file("c.csv", "churn-data", "c.csv", ExtraArgs={"ServerSideEncryption": "aws:kms", "SSEKMSKeyId": key})
s3.upload_file("d.csv", "churn-data", "d.csv", ExtraArgs=options)
