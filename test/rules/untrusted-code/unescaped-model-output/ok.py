import html

import gradio as gr
import nh3
import openai
import streamlit as st
from django.http import HttpResponse
from fastapi import FastAPI
from fastapi.responses import HTMLResponse, PlainTextResponse
from flask import Flask, Response, jsonify, render_template, render_template_string
from IPython.display import HTML, Markdown, display
from markupsafe import Markup, escape

client = openai.OpenAI()
response = client.chat.completions.create(model="m", messages=[], max_tokens=300)
ANSWER = response.choices[0].message.content
site = Flask(__name__)
api = FastAPI()


@site.route("/template")
def template():
    return render_template_string("<p>{{ answer }}</p>", answer=ANSWER)


@site.route("/file")
def from_file():
    return render_template("answer.html", answer=ANSWER)


@site.route("/markup")
def markup():
    return render_template("answer.html", answer=Markup(nh3.clean(ANSWER)))


@site.route("/page")
def page():
    return f"<p>{escape(ANSWER)}</p>"


@site.route("/json")
def as_json():
    return jsonify(answer=ANSWER)


@site.route("/dict")
def as_dict():
    return {"answer": ANSWER}


@site.route("/plain")
def plain():
    return Response(ANSWER, mimetype="text/plain")


@api.get("/answer")
def answer_json(question: str):
    return {"answer": f"<b>{ANSWER}</b>"}


@api.get("/text")
def answer_text(question: str):
    return PlainTextResponse(ANSWER)


@api.get("/escaped")
def answer_escaped(question: str):
    return HTMLResponse(f"<p>{html.escape(ANSWER)}</p>")


def view(request):
    return HttpResponse(ANSWER, content_type="text/plain")


def show_text(question):
    return ANSWER


gr.Interface(fn=show_text, inputs="text", outputs="text")
gr.HTML("<h1>Assistant</h1>")
gr.Chatbot()

st.markdown(ANSWER)
st.write(ANSWER)
st.markdown("<style>.bot { color: teal }</style>", unsafe_allow_html=True)
for message in st.session_state.messages:
    st.markdown(message["content"])
display(Markdown(ANSWER))
display(HTML("<b>Answers</b>"))
