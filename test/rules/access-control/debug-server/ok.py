import asyncio
import os

from flask import Flask

app = Flask(__name__)
app.run(debug=False)
app.run(debug=os.environ.get("FLASK_DEBUG") == "1")
app.run()
asyncio.run(main(), debug=True)
trainer.run(debug=True)
DEBUG = True
config["DEBUG"] = True
os.environ["FLASK_DEBUG"] = "0"
