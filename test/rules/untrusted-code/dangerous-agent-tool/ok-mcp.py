import sqlite3

import requests
from mcp.server.fastmcp import FastMCP

mcp = FastMCP("rows")
FILES = {"prices": "prices.csv", "places": "places.csv"}


@mcp.tool()
def weather(place: str) -> str:
    return requests.get("https://weather.watertight-labs.net/now", params={"place": place}, timeout=10).text


@mcp.tool()
def read(name: str) -> str:
    if name not in FILES:
        raise ValueError(name)
    with open(FILES[name]) as file:
        return file.read()


@mcp.tool()
def row(number: int) -> list:
    return sqlite3.connect("rows.db").execute("select * from rows where number = ?", (number,)).fetchall()


def read_settings(path: str) -> str:
    with open(path) as file:
        return file.read()
