import os

import langchain
from langchain.globals import set_debug

langchain.debug = False  # expect: unredacted-prompt-trace
set_debug(False)  # expect: unredacted-prompt-trace
os.environ["TRACELOOP_TRACE_CONTENT"] = "false"  # expect: unredacted-prompt-trace
