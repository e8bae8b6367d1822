import gradio as gr
import jinja2
import markdown
import openai
import streamlit as st
import streamlit.components.v1 as components
from django.http import HttpResponse
from django.utils.safestring import mark_safe
from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from flask import Flask, Response, render_template, render_template_string
from IPython.display import HTML, display
from markupsafe import Markup

client = openai.OpenAI()
response = client.chat.completions.create(model="m", messages=[], max_tokens=300)
ANSWER = response.choices[0].message.content
site = Flask(__name__)
api = FastAPI()


@site.route("/template")
def template():
    return render_template_string("<p>" + ANSWER + "</p>")  # expect: unescaped-model-output


@site.route("/markup")
def markup():
    text = Markup(markdown.markdown(ANSWER))  # expect: unescaped-model-output
    return render_template("answer.html", text=text)


@site.route("/page")
def page():
    text = f"<html><body>{ANSWER}</body></html>"
    return text  # expect: unescaped-model-output


@site.route("/plain")
def plain():
    return ANSWER  # expect: unescaped-model-output


@site.route("/typed")
def typed():
    return Response(ANSWER, mimetype="text/html")  # expect: unescaped-model-output


@api.get("/answer", response_class=HTMLResponse)
def answer_page(question: str):
    return f"<div>{ANSWER}</div>"  # expect: unescaped-model-output


@api.get("/response")
def answer_response(question: str):
    return HTMLResponse(content=f"<div>{ANSWER}</div>")  # expect: unescaped-model-output


def view(request):
    return HttpResponse(f"<p>{ANSWER}</p>")  # expect: unescaped-model-output


def safe_view(request):
    return mark_safe(ANSWER)  # expect: unescaped-model-output


def show_html(question):
    return f"<p>{ANSWER}</p>"  # expect: unescaped-model-output


gr.Interface(fn=show_html, inputs="text", outputs=gr.HTML())
gr.HTML(value=ANSWER)  # expect: unescaped-model-output
gr.Chatbot(sanitize_html=False)  # expect: unescaped-model-output

st.markdown(f"<div class='bot'>{ANSWER}</div>", unsafe_allow_html=True)  # expect: unescaped-model-output
st.html(ANSWER)  # expect: unescaped-model-output
components.html(ANSWER, height=200)  # expect: unescaped-model-output
for message in st.session_state.messages:
    st.markdown(message["content"], unsafe_allow_html=True)  # expect: unescaped-model-output

display(HTML(ANSWER))  # expect: unescaped-model-output
jinja2.Template(ANSWER).render()  # expect: unescaped-model-output
