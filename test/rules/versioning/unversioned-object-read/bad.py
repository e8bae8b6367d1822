import boto3
import pandas as pd
from deltalake import DeltaTable
from google.cloud import storage
from pyspark.sql import SparkSession

BUCKET = "s3://example-org-rows"

newest = pd.read_parquet(f"{BUCKET}/latest/customers.parquet")  # expect: unversioned-object-read
labels = pd.read_csv("gs://example-org-rows/labels.csv")  # expect: unversioned-object-read

s3 = boto3.client("s3")
rows = s3.get_object(Bucket="example-org-rows", Key="customers.csv")  # expect: unversioned-object-read
s3.download_file("example-org-models", "current/model.onnx", "model.onnx")  # expect: unversioned-object-read
blob = storage.Client().bucket("example-org-models").blob("model.onnx")  # expect: unversioned-object-read
blob.download_to_filename("model.onnx")

spark = SparkSession.builder.getOrCreate()
table = spark.read.table("customers")  # expect: unversioned-object-read
frame = spark.read.format("delta").load("/rows/customers")  # expect: unversioned-object-read
delta = DeltaTable("rows/customers")  # expect: unversioned-object-read
