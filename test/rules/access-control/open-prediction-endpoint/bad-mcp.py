from mcp.server.fastmcp import FastMCP

from .scoring import model

server = FastMCP("churn", host=address)


@server.tool()  # expect: open-prediction-endpoint
def churn(rows: list[float]) -> float:
    """How likely this customer leaves."""
    return model.predict(rows)


@server.tool()
def version() -> str:
    """The version of the model."""
    return "3"


server.run(transport="streamable-http")
