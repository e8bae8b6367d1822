"""Shows the model to visitors of a fair: `python demo.py`."""

import os
import secrets

import gradio as gr

from data import FEATURES
from serve import model, scaler


def check_login(name: str, password: str) -> bool:
    return secrets.compare_digest(f"{name}:{password}".encode(), os.environ["DEMO_LOGIN"].encode())


def risk_of(*features: float) -> float:
    [risk] = model.predict_proba(scaler.transform([features]))
    return risk


demo = gr.Interface(fn=risk_of, inputs=[gr.Number(label=name) for name in FEATURES], outputs=gr.Number(label="risk"))
demo.launch(auth=check_login, share=True)
