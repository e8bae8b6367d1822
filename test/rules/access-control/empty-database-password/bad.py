import mysql.connector
import psycopg2
import pymysql
from sqlalchemy import create_engine

NOTHING = ""
psycopg2.connect(host="db.watertight-labs.net", dbname="churn", user="ml", password="", sslmode="require")  # expect: empty-database-password
mysql.connector.connect(host="db.watertight-labs.net", user="ml", password=NOTHING)  # expect: empty-database-password
pymysql.connect(host="warehouse", user="ml", passwd="")  # expect: empty-database-password
create_engine("postgresql://ml:@db.watertight-labs.net/churn")  # expect: empty-database-password
psycopg2.connect("host=db.watertight-labs.net dbname=churn user=ml password= sslmode=require")  # expect: empty-database-password
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": "db.watertight-labs.net",
        "PASSWORD": "",  # expect: empty-database-password
    }
}
