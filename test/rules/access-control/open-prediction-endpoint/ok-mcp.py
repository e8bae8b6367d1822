from fastmcp import FastMCP

from .login import verifier
from .scoring import model

server = FastMCP("churn", auth=verifier)
near = FastMCP("near")


@server.tool
def churn(rows: list[float]) -> float:
    """How likely this customer leaves."""
    return model.predict(rows)


server.run(transport="http", host=address)
