import os

import langchain
from langchain.globals import set_debug, set_verbose
from langchain_core.prompts import ChatPromptTemplate

langchain.debug = False  # expect: unredacted-prompt-trace
set_debug(False)  # expect: unredacted-prompt-trace
set_verbose(False)  # expect: unredacted-prompt-trace
os.environ["LANGCHAIN_TRACING_V2"] = "false"  # expect: unredacted-prompt-trace
os.environ["OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT"] = "false"  # expect: unredacted-prompt-trace

prompt = ChatPromptTemplate.from_template("Write to {first_name}, born on {date_of_birth}.")
