import subprocess

from autogen import UserProxyAgent
from autogen_ext.code_executors.docker import DockerCommandLineCodeExecutor
from crewai import Agent
from langchain_community.tools import DuckDuckGoSearchRun
from langchain_core.tools import tool
from langchain_experimental.agents.agent_toolkits import create_pandas_dataframe_agent
from mcp.server.fastmcp import FastMCP
from smolagents import CodeAgent
from toolbox import ShellTool

FILES = {"orders": "orders.csv"}

search = DuckDuckGoSearchRun()
own = ShellTool()
agent = create_pandas_dataframe_agent(llm, frame, allow_dangerous_code=False)
executor = DockerCommandLineCodeExecutor(work_dir="coding")
user = UserProxyAgent("user", code_execution_config={"work_dir": "coding", "use_docker": True})
quiet = UserProxyAgent("user", code_execution_config=False)
writer = CodeAgent(tools=[], model=model, additional_authorized_imports=["numpy", "pandas"])
boxed = CodeAgent(tools=[], model=model, additional_authorized_imports=["*"], executor_type="docker")
analyst = Agent(role="analyst", goal="plots", backstory="none", allow_code_execution=False)

mcp = FastMCP("lab")


@mcp.tool()
def status() -> str:
    return subprocess.run(["git", "status"], capture_output=True, text=True).stdout


@tool
def count_lines(name: str) -> str:
    """Counts lines."""
    return subprocess.check_output(["wc", "-l", FILES[name]], text=True)


@tool
def show_log(name: str) -> str:
    """Shows a log."""
    if name not in FILES:
        return "no such file"
    return subprocess.check_output(f"tail {name}", shell=True, text=True)
