export GRADIO_SHARE=False
ngrok config check
ngrok http 5000 --oauth google
cloudflared tunnel run demo
echo ngrok http 5000
