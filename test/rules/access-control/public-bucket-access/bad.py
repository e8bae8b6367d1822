import boto3
from azure.storage.blob import BlobServiceClient, PublicAccess
from google.cloud import storage

s3 = boto3.client("s3")
s3.put_object(Bucket="rows", Key="rows.csv", Body=rows, ACL="public-read")  # expect: public-bucket-access
s3.put_bucket_acl(Bucket="rows", ACL="public-read-write")  # expect: public-bucket-access
s3.upload_file("model.bin", "models", "model.bin", ExtraArgs={"ACL": "public-read"})  # expect: public-bucket-access
bucket_of_rows = boto3.resource("s3").Bucket("rows")
bucket_of_rows.upload_file(path, key, ExtraArgs={"ContentType": kind, "ACL": "public-read"})  # expect: public-bucket-access
s3.delete_public_access_block(Bucket="rows")  # expect: public-bucket-access
# expect(+3): public-bucket-access
s3.put_public_access_block(
    Bucket="rows",
    PublicAccessBlockConfiguration={"BlockPublicAcls": False, "BlockPublicPolicy": False},
)

bucket = storage.Client().bucket("models")
blob = bucket.blob("model.bin")
blob.upload_from_filename("model.bin", predefined_acl="publicRead")  # expect: public-bucket-access
blob.make_public()  # expect: public-bucket-access
bucket.acl.all().grant_read()  # expect: public-bucket-access
policy.bindings.append({"role": "roles/storage.objectViewer", "members": {"allUsers"}})  # expect: public-bucket-access

service = BlobServiceClient.from_connection_string(connection)
service.create_container("models", public_access="blob")  # expect: public-bucket-access
service.create_container("rows", public_access=PublicAccess.Container)  # expect: public-bucket-access
