import pymongo
import redis

pymongo.MongoClient(address, tls=True)  # expect: tls-verification-off
redis.Redis(host=cache, ssl=True)  # expect: tls-verification-off
redis.from_url(url)  # expect: tls-verification-off
