import aiohttp


def connect(parsed):
    # See https://docs.aiohttp.org
    connector = aiohttp.TCPConnector(ssl=False, limit=800)
    if not parsed.netloc:
        raise ValueError("no address, see https://docs.aiohttp.org")
    return connector, f"http://{parsed.netloc}"
