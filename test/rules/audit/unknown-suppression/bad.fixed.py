limit = 10  # watertight: ignore[pickle-load] our own file
# expect(-1): unknown-suppression
# watertight: ignore
# expect(-1): unknown-suppression
rate = 0.1  # watertight: ignore[something-else-entirely]
# expect(-1): unknown-suppression
