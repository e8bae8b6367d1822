import streamlit as st

from .scoring import model

text = st.text_input("What did they write?")  # expect: open-prediction-endpoint
st.write(model.predict([text])[0])
