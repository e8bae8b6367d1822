import os

import gradio as gr
from pyngrok import ngrok

demo = gr.Interface(fn=describe, inputs="text", outputs="text")
demo.launch()
demo.launch(share=False)
demo.launch(share=True, auth=check_login)
demo.launch(share=is_shared)
demo.launch(**options)
ngrok.connect(8501, oauth={"provider": "google"})
ngrok.set_auth_token(os.environ["NGROK_AUTHTOKEN"])
browser.launch(headless=True)
