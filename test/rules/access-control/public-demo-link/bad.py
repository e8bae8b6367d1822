import gradio as gr
from pyngrok import ngrok

demo = gr.Interface(fn=describe, inputs="text", outputs="text")
demo.launch(share=True)  # expect: public-demo-link
demo.queue().launch(server_port=7860, share=True, auth=None)  # expect: public-demo-link
with gr.Blocks() as blocks:
    gr.Markdown("hello")
IS_SHARED = True
blocks.launch(share=IS_SHARED)  # expect: public-demo-link
url = ngrok.connect(8501)  # expect: public-demo-link
