import dash_auth
from dash import Dash, Input, Output

from .scoring import model

app = Dash()
dash_auth.BasicAuth(app, people)


@app.callback(Output("label", "children"), Input("text", "value"))
def of_app(text):
    return model.predict([text])[0]
