from pyspark.sql import SparkSession

spark = SparkSession.builder.master("local[*]").config("spark.ssl.enabled", "false").getOrCreate()
