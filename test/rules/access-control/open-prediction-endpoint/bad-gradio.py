import gradio as gr

from .scoring import model


def answer(text):
    return model.predict([text])[0]


with gr.Blocks() as demo:
    text = gr.Textbox()
    gr.Button().click(fn=answer, inputs=text)

demo.launch(server_name=address)  # expect: open-prediction-endpoint
