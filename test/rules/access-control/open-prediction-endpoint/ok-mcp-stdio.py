from fastmcp import FastMCP

from .scoring import model

server = FastMCP("churn")


@server.tool
def churn(rows: list[float]) -> float:
    """How likely this customer leaves."""
    return model.predict(rows)


server.run()
