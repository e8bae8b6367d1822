import os

import psycopg2
import pymysql
from sqlalchemy import create_engine

psycopg2.connect(host="db.watertight-labs.net", user="ml", password=os.environ["DB_PASSWORD"], sslmode="require")
psycopg2.connect(host="localhost", user="ml", password="")
psycopg2.connect(dbname="churn", user="ml", password="")
psycopg2.connect(host=host, user="ml", password="")
pymysql.connect(host="127.0.0.1", user="root", password="")
create_engine("postgresql://ml@db.watertight-labs.net/churn")
create_engine("postgresql://ml:@localhost/churn")
create_engine(f"postgresql://{user}:@{host}/churn")
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "db.sqlite3", "HOST": "", "PASSWORD": ""}}
login(host="db.watertight-labs.net", password="")
