DATABASE_URL = "sqlite:///runs.db"
print("Connecting to", DATABASE_URL)


def count(tokens, login):
    for token in tokens:
        print(token, login)
