import socket
import os

import gradio as gr
import uvicorn

demo = gr.Interface(fn=describe, inputs="text", outputs="text")
uvicorn.run("serve:app", host="127.0.0.1")
uvicorn.run("serve:app", host=os.environ["HOST"])
uvicorn.run("serve:app")
demo.launch(server_name="0.0.0.0", auth=check_login)
if request.remote_addr == "0.0.0.0":
    reject()


def find_free_port():
    probe = socket.socket()
    probe.bind(("", 0))
    probe.listen()
    return probe.getsockname()[1]
