# the context speaks nothing older than TLS 1.2
# %% program
import ssl

context = ssl.create_default_context()
context.minimum_version = ssl.TLSVersion.TLSv1
# %% before
assert context.minimum_version is ssl.TLSVersion.TLSv1
# %% after
assert context.minimum_version is ssl.TLSVersion.TLSv1_2, error
