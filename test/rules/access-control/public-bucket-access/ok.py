import boto3
from azure.storage.blob import BlobServiceClient
from google.cloud import storage

s3 = boto3.client("s3")
s3.put_object(Bucket="rows", Key="rows.csv", Body=rows)
s3.put_object(Bucket="rows", Key="rows.csv", Body=rows, ACL="private")
s3.put_bucket_acl(Bucket="rows", ACL="bucket-owner-full-control")
s3.upload_file("model.bin", "models", "model.bin", ExtraArgs={"ContentType": "text/csv"})
s3.put_public_access_block(
    Bucket="rows",
    PublicAccessBlockConfiguration={"BlockPublicAcls": True, "BlockPublicPolicy": True},
)
s3.get_public_access_block(Bucket="rows")

blob = storage.Client().bucket("models").blob("model.bin")
blob.upload_from_filename("model.bin", predefined_acl="private")
blob.make_private()
service = BlobServiceClient.from_connection_string(connection)
service.create_container("models", public_access=None)
service.create_container("rows", public_access=level)
