import sqlite3

import pandas as pd
from fastapi import APIRouter
from sqlalchemy import create_engine, text

router = APIRouter()
engine = create_engine("sqlite:///churn.db")


@router.get("/customers/{name}")
def customers(name: str, order: str = "name"):
    query = "select * from customers where name = '%s'" % name
    connection = sqlite3.connect("churn.db")
    cursor = connection.cursor()
    cursor.execute(query)  # expect: sql-from-request
    frame = pd.read_sql(f"select * from customers order by {order}", engine)  # expect: sql-from-request
    with engine.connect() as opened:
        opened.execute(text("delete from customers where name = '" + name + "'"))  # expect: sql-from-request
    return find(cursor, name), frame


def find(cursor, name):
    sql = "select * from offers"
    if name:
        sql += f" where name = '{name}'"
    return cursor.execute(sql).fetchall()  # expect: sql-from-request


def report(request):
    region = request.GET["region"]
    return spark.sql("select * from sales where region = '{}'".format(region))  # expect: sql-from-request
