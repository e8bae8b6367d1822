import logging
import traceback

from fastapi import FastAPI, HTTPException
from fastapi.responses import JSONResponse

app = FastAPI()
logger = logging.getLogger(__name__)


@app.get("/models")
def models():
    try:
        return read_models()
    except Exception as e:
        logging.getLogger(__name__).exception("A request failed")
        raise HTTPException(status_code=500, detail="Internal error")  # expect: leaked-error-detail


@app.get("/rows")
def rows():
    try:
        return read_models()
    except Exception as error:
        logger.exception("No rows")
        return JSONResponse(
            {
                "error": "Internal error",  # expect: leaked-error-detail
            },
            status_code=500,
        )


@app.get("/trace")
def trace():
    try:
        return read_models()
    except ValueError:
        text = traceback.format_exc()
        return {"trace": text}  # expect: leaked-error-detail


@app.get("/reads")
def reads():
    try:
        return read_models()
    except Exception as e:
        message = f"Failed: {e}"
        raise HTTPException(500, message) from e  # expect: leaked-error-detail


@app.exception_handler(Exception)
async def answer_error(request, exc):
    return JSONResponse(status_code=500, content={"detail": f"{exc}"})  # expect: leaked-error-detail


def read_models():
    return []
