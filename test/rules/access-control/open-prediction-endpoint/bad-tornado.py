import tornado.web

from .scoring import model


class Predict(tornado.web.RequestHandler):
    def post(self):  # expect: open-prediction-endpoint
        self.write({"label": model.predict([self.request.body])[0]})


app = tornado.web.Application([(r"/predict", Predict)])
