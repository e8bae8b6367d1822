import boto3
import pandas as pd
from deltalake import DeltaTable
from google.cloud import storage
from pyspark.sql import SparkSession

dated = pd.read_parquet("s3://example-org-rows/2026-06-01/customers.parquet")
numbered = pd.read_csv("gs://example-org-rows/v7/labels.csv")
local = pd.read_csv("latest/labels.csv")
chosen = pd.read_csv(address)

s3 = boto3.client("s3")
rows = s3.get_object(Bucket="example-org-rows", Key="customers.csv", VersionId=version)
s3.download_file("example-org-models", "model.onnx", "model.onnx", ExtraArgs={"VersionId": version})
blob = storage.Client().bucket("example-org-models").blob("model.onnx", generation=generation)
blob.download_to_filename("model.onnx")
report = storage.Client().bucket("example-org-reports").blob("report.csv")
report.upload_from_filename("report.csv")

spark = SparkSession.builder.getOrCreate()
frame = spark.read.format("delta").option("versionAsOf", 3).load("/rows/customers")
delta = DeltaTable("rows/customers", version=3)
