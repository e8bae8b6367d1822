# %%
import gradio as gr

gr.ChatInterface(answer).launch()  # expect: public-demo-link

# %%
!ngrok http 8501 &  # expect: public-demo-link

# %%
!npx localtunnel --port 8501  # expect: public-demo-link
