from dash import Dash, Input, Output, callback, dcc, html

from .scoring import model

app = Dash()
app.layout = html.Div([dcc.Input(id="text"), html.Div(id="label")])


@app.callback(Output("label", "children"), Input("text", "value"))  # expect: open-prediction-endpoint
def of_app(text):
    return model.predict([text])[0]


@callback(Output("other", "children"), Input("text", "value"))  # expect: open-prediction-endpoint
def of_any_app(text):
    return model.predict([text])[0]
