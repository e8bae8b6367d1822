import argparse

import gradio as gr

parser = argparse.ArgumentParser()
parser.add_argument("--no-share", dest="share", action="store_false")


def main(args):
    demo = gr.Interface(fn=describe, inputs="text", outputs="text")
    demo.launch(share=args.share)  # expect: public-demo-link


main(parser.parse_args())
