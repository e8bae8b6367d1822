import uvicorn
from litestar import Litestar
from sanic import Sanic

app = Sanic("churn")
app.run(debug=True)  # expect: debug-server
site = Litestar([], debug=True)  # expect: debug-server
uvicorn.run("serve:app", reload=True)  # expect: debug-server
