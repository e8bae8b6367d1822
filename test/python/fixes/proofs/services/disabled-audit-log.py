# what happens is logged again
# %% prepare
import io
import logging

logged = io.StringIO()
handler = logging.StreamHandler(logged)
logging.getLogger().addHandler(handler)
level = logging.getLogger().level
ended_with.callback(logging.getLogger().removeHandler, handler)
ended_with.callback(logging.getLogger().setLevel, level)
ended_with.callback(logging.disable, logging.NOTSET)
# %% program
import logging

logging.disable(logging.CRITICAL)
logging.getLogger().setLevel(logging.CRITICAL)
logging.getLogger("audit").warning("bob was refused")
# %% before
assert logged.getvalue() == ""
# %% after
assert logged.getvalue() == "bob was refused\n", error
