import gradio as gr

from .scoring import model


def answer(text):
    return model.predict([text])[0]


gr.Interface(fn=answer, inputs="text", outputs="text").launch(auth=people, server_name=address)
near = gr.Interface(fn=answer, inputs="text", outputs="text")
near.launch()
