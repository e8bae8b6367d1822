c = get_config()
c.ServerApp.allow_origin = "*"  # expect: open-cors-policy
