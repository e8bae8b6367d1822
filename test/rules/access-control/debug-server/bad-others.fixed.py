import uvicorn
from litestar import Litestar
from sanic import Sanic

app = Sanic("churn")
app.run()  # expect: debug-server
site = Litestar([])  # expect: debug-server
uvicorn.run("serve:app")  # expect: debug-server
