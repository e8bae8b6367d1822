limit = 10  # watertight: ignore[pickle-load] only for the demo until=2999-12-31
