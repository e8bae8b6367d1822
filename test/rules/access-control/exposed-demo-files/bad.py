import os

import gradio as gr

with gr.Blocks() as demo:
    gr.Markdown("Churn")

demo.launch(allowed_paths=["/"])  # expect: exposed-demo-files
demo.launch(allowed_paths=["pictures", "."])  # expect: exposed-demo-files
demo.launch(allowed_paths=[os.getcwd()])  # expect: exposed-demo-files
gr.set_static_paths(paths=["/home/ada"])  # expect: exposed-demo-files
