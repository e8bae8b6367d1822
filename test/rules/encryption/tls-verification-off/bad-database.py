import pymongo
import redis

pymongo.MongoClient(address, tls=True, tlsAllowInvalidCertificates=True)  # expect: tls-verification-off
redis.Redis(host=cache, ssl=True, ssl_cert_reqs=None)  # expect: tls-verification-off
redis.from_url(url, ssl_cert_reqs="none")  # expect: tls-verification-off
