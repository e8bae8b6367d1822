# %%
users = load_users()
for user in users:
    print(user.email, user.risk)  # expect: personal-data-in-logs
