import logging

from fastapi import FastAPI, HTTPException
from fastapi.responses import JSONResponse

app = FastAPI()
logger = logging.getLogger(__name__)


class UnknownModel(Exception):
    pass


@app.get("/models")
def models(name: str):
    try:
        return read_models(name)
    except ValueError as e:
        # What is wrong with the input may be said.
        raise HTTPException(status_code=422, detail=str(e)) from e
    except UnknownModel as e:
        raise HTTPException(status_code=404, detail=f"No model: {e}") from e
    except Exception as e:
        logger.exception("Failed: %s", str(e))
        raise HTTPException(status_code=500, detail="Internal error") from e


@app.exception_handler(UnknownModel)
async def answer_unknown(request, exc):
    return JSONResponse(status_code=404, content={"detail": str(exc)})


@app.exception_handler(Exception)
async def answer_error(request, exc):
    logger.error("Failed: %s", exc)
    return JSONResponse(status_code=500, content={"detail": "Internal error"})


def read_models(name):
    try:
        return [name]
    except Exception as e:
        return {"error": str(e)}
