import gradio as gr

with gr.Blocks() as demo:
    gr.Markdown("Churn")

demo.launch()
demo.launch(allowed_paths=["pictures"])
demo.launch(allowed_paths=["/srv/demo/pictures"])
gr.set_static_paths(paths=["static/pictures"])
