export GRADIO_SHARE=True  # expect: public-demo-link
ngrok http 5000  # expect: public-demo-link
cloudflared tunnel --url http://localhost:5000  # expect: public-demo-link
