export OLLAMA_ORIGINS="*"  # expect: open-cors-policy
streamlit run app.py --server.enableCORS=false  # expect: open-cors-policy
jupyter lab --ServerApp.allow_origin='*'  # expect: open-cors-policy
