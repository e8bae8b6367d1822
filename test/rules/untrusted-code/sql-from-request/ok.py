import pandas as pd
from fastapi import APIRouter, Depends
from psycopg2 import sql
from sqlalchemy import create_engine, text

router = APIRouter()
engine = create_engine("sqlite:///churn.db")
COLUMNS = {"name", "age"}


@router.get("/customers/{name}")
def customers(name: str, number: int, order: str = "name", session=Depends(open_session)):
    cursor = engine.raw_connection().cursor()
    cursor.execute("select * from customers where name = ?", (name,))
    cursor.execute(f"select * from customers where number = {number}")
    frame = pd.read_sql("select * from customers where name = %(name)s", engine, params={"name": name})
    if order not in COLUMNS:
        raise ValueError(order)
    cursor.execute(f"select * from customers order by {order}")
    cursor.execute(sql.SQL("select * from customers order by {}").format(sql.Identifier(name)))
    session.execute(text("select * from customers where name = :name"), {"name": name})
    executor.execute(name)
    return frame


def build(cursor, table):
    cursor.execute(f"select * from {table}")
