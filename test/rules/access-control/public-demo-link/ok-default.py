import argparse

import gradio as gr

parser = argparse.ArgumentParser()
parser.add_argument("--share", action="store_true")
args = parser.parse_args()
demo = gr.Interface(fn=describe, inputs="text", outputs="text")
demo.launch(share=args.share)
