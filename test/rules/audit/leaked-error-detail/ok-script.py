import traceback


def main(path):
    try:
        return open(path).read()
    except Exception as e:
        traceback.print_exc()
        return f"Failed: {e}"
