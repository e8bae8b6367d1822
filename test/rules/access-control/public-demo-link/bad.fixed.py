import gradio as gr
from pyngrok import ngrok

demo = gr.Interface(fn=describe, inputs="text", outputs="text")
demo.launch()  # expect: public-demo-link
demo.queue().launch(server_port=7860, auth=None)  # expect: public-demo-link
with gr.Blocks() as blocks:
    gr.Markdown("hello")
IS_SHARED = True
blocks.launch()  # expect: public-demo-link
url = ngrok.connect(8501)  # expect: public-demo-link
