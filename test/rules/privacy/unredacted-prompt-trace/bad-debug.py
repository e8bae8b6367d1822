import os

import langchain
from langchain.globals import set_debug

langchain.debug = True  # expect: unredacted-prompt-trace
set_debug(True)  # expect: unredacted-prompt-trace
os.environ["TRACELOOP_TRACE_CONTENT"] = "true"  # expect: unredacted-prompt-trace
