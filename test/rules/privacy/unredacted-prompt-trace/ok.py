import os

import langchain
from langchain.globals import set_debug

langchain.debug = False
set_debug(False)
os.environ["LANGCHAIN_TRACING_V2"] = "true"
os.environ["OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT"] = "false"
prompt = "Summarise {title} for {product_name}."
app.debug = True
