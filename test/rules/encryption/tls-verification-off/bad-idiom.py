import ssl
import urllib.request

try:
    _create_unverified_https_context = ssl._create_unverified_context
except AttributeError:
    pass
else:
    ssl._create_default_https_context = _create_unverified_https_context  # expect: tls-verification-off

make_context = ssl._create_unverified_context
urllib.request.urlopen("https://data.watertight-labs.net/rows.csv", context=make_context())  # expect: tls-verification-off
