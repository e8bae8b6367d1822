import pymongo
import redis

pymongo.MongoClient(address, tls=True, tlsAllowInvalidCertificates=False)
pymongo.MongoClient("localhost", tls=True, tlsAllowInvalidCertificates=True)
redis.Redis(host=cache, ssl=True, ssl_cert_reqs="required")
