import sqlite3

import requests
from mcp.server.fastmcp import FastMCP

mcp = FastMCP("rows")


@mcp.tool()
def fetch(url: str) -> str:
    return requests.get(url, timeout=10).text  # expect: dangerous-agent-tool


@mcp.tool()
def read(path: str) -> str:
    with open(path) as file:  # expect: dangerous-agent-tool
        return file.read()


@mcp.tool()
def ask(query: str) -> list:
    return sqlite3.connect("rows.db").execute(query).fetchall()  # expect: dangerous-agent-tool
