import ssl
import urllib.request

try:
    _create_unverified_https_context = ssl.create_default_context
except AttributeError:
    pass
else:
    ssl._create_default_https_context = ssl.create_default_context  # expect: tls-verification-off

make_context = ssl.create_default_context
urllib.request.urlopen("https://data.watertight-labs.net/rows.csv", context=ssl.create_default_context())  # expect: tls-verification-off
