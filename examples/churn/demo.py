"""Shows the model to visitors of a fair: `python demo.py`."""

import gradio as gr

from data import FEATURES
from serve import model, scaler


def risk_of(*features: float) -> float:
    [risk] = model.predict_proba(scaler.transform([features]))
    return risk


demo = gr.Interface(fn=risk_of, inputs=[gr.Number(label=name) for name in FEATURES], outputs=gr.Number(label="risk"))
demo.launch(server_name="0.0.0.0", share=True, allowed_paths=["."])
