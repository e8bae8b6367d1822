export OLLAMA_ORIGINS="https://console.example.com"
streamlit run app.py --server.enableCORS=true
jupyter lab --ServerApp.allow_origin='https://console.example.com'
