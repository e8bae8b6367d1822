import os

DATABASE_URL = os.environ["DATABASE_URL"]


def login(session, user, token):
    print("token:", token)  # expect: secret-in-log
    print(user.jwt_token)  # expect: secret-in-log
    print("Connecting to", DATABASE_URL)  # expect: secret-in-log
    print(session.get("https://login.example.com").json()["access_token"])  # expect: secret-in-log
    for name, value in os.environ.items():
        print(name, value)  # expect: secret-in-log
