import streamlit as st

from .scoring import model

if not st.user.is_logged_in:
    st.login()
text = st.text_input("What did they write?")
st.write(model.predict([text])[0])
