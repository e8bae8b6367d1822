limit = 10  # watertight: ignore[pickle-load] only for the demo until=2020-01-31
# expect(-1): expired-suppression
