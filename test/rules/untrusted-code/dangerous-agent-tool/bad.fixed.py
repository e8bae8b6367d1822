import os
import shlex
import subprocess

import strands
from agno.tools.shell import ShellTools
from autogen import UserProxyAgent
from autogen_ext.code_executors.local import LocalCommandLineCodeExecutor
from crewai import Agent
from crewai_tools import CodeInterpreterTool
from langchain.agents import load_tools
from langchain_community.agent_toolkits.openapi.toolkit import RequestsToolkit
from langchain_community.tools import ShellTool
from langchain_core.tools import tool
from langchain_experimental.agents.agent_toolkits import create_pandas_dataframe_agent
from langchain_experimental.tools import PythonAstREPLTool, PythonREPLTool
from langchain_experimental.utilities import PythonREPL
from llama_index.experimental.query_engine import PandasQueryEngine
from mcp.server.fastmcp import FastMCP
from smolagents import CodeAgent, LocalPythonExecutor
from strands_tools import calculator, shell

tools = [PythonREPLTool(), ShellTool()]  # expect: dangerous-agent-tool, dangerous-agent-tool
table = PythonAstREPLTool(locals={"df": frame})  # expect: dangerous-agent-tool
repl = PythonREPL()  # expect: dangerous-agent-tool
loaded = load_tools(["terminal", "llm-math"], llm=llm)  # expect: dangerous-agent-tool
agent = create_pandas_dataframe_agent(llm, frame)  # expect: dangerous-agent-tool
web = RequestsToolkit(requests_wrapper=wrapper)  # expect: dangerous-agent-tool
engine = PandasQueryEngine(df=frame, verbose=True)  # expect: dangerous-agent-tool
executor = LocalCommandLineCodeExecutor(work_dir="coding")  # expect: dangerous-agent-tool

user = UserProxyAgent("user", code_execution_config={"work_dir": "coding", "use_docker": True})  # expect: dangerous-agent-tool
# expect(+1): dangerous-agent-tool
CODE = {"work_dir": work_dir, "use_docker": True}
second = UserProxyAgent("user", code_execution_config=CODE)

writer = CodeAgent(tools=[], model=model, additional_authorized_imports=["*"])  # expect: dangerous-agent-tool
files = CodeAgent(tools=[], model=model, additional_authorized_imports=["numpy", "os"])  # expect: dangerous-agent-tool
inner = LocalPythonExecutor(additional_authorized_imports="*")  # expect: dangerous-agent-tool

analyst = Agent(role="analyst", goal="plots", backstory="none")  # expect: dangerous-agent-tool
coder = Agent(role="coder", goal="code", backstory="none", code_execution_mode="safe")  # expect: dangerous-agent-tool
interpreter = CodeInterpreterTool()  # expect: dangerous-agent-tool
console = ShellTools()  # expect: dangerous-agent-tool
helper = strands.Agent(tools=[calculator, shell])  # expect: dangerous-agent-tool

mcp = FastMCP("lab")


@mcp.tool()
def run_command(command: str) -> str:
    return subprocess.run(command, shell=True, capture_output=True, text=True).stdout  # expect: dangerous-agent-tool


@mcp.tool()
def run_program(command: str) -> str:
    return subprocess.check_output(shlex.split(command), text=True)  # expect: dangerous-agent-tool


@tool
def list_files(folder: str) -> str:
    """Lists files."""
    return os.popen(f"ls {folder}").read()  # expect: dangerous-agent-tool


@tool
def calculate(formula: str) -> float:
    """Calculates."""
    return eval(formula)  # expect: dangerous-agent-tool


from langchain_community.tools import ShellTool as Console

consoles = [Console()]  # expect: dangerous-agent-tool
third = UserProxyAgent("user", code_execution_config=dict(use_docker=False))  # expect: dangerous-agent-tool
bare = LocalPythonExecutor(["*"])  # expect: dangerous-agent-tool
