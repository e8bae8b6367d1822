import ssl

import requests
import urllib3
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_cloudfront as cloudfront
from azure.mgmt.storage.models import MinimumTlsVersion, StorageAccountCreateParameters
from OpenSSL import SSL
from requests.adapters import HTTPAdapter
from urllib3.util.ssl_ import create_urllib3_context

context = ssl.SSLContext(ssl.PROTOCOL_TLSv1)  # expect: old-tls-version
other = ssl.SSLContext(protocol=ssl.PROTOCOL_SSLv3)  # expect: old-tls-version
connection = ssl.wrap_socket(connection, ssl_version=ssl.PROTOCOL_TLSv1_1)  # expect: old-tls-version
default = ssl.create_default_context()
default.minimum_version = ssl.TLSVersion.TLSv1  # expect: old-tls-version
default.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED  # expect: old-tls-version
default.options &= ~ssl.OP_NO_TLSv1  # expect: old-tls-version
pool = urllib3.PoolManager(ssl_version=ssl.PROTOCOL_TLSv1)  # expect: old-tls-version
made = create_urllib3_context(ssl_minimum_version=ssl.TLSVersion.TLSv1_1)  # expect: old-tls-version
server = SSL.Context(SSL.TLSv1_METHOD)  # expect: old-tls-version
server.set_min_proto_version(SSL.TLS1_1_VERSION)  # expect: old-tls-version
named = connect(host, ssl_version="TLSv1")
ssl_version = "TLSv1"  # expect: old-tls-version
options["ssl_version"] = ssl.PROTOCOL_TLSv1  # expect: old-tls-version
client.tls_set(tls_version=ssl.PROTOCOL_TLSv1)  # expect: old-tls-version


class OldAdapter(HTTPAdapter):
    def init_poolmanager(self, *args, **kwargs):
        return super().init_poolmanager(*args, ssl_version=ssl.PROTOCOL_TLSv1, **kwargs)  # expect: old-tls-version


account = StorageAccountCreateParameters(location="westeurope", minimum_tls_version="TLS1_0")  # expect: old-tls-version
account.minimum_tls_version = MinimumTlsVersion.TLS1_1  # expect: old-tls-version
database = {"location": "westeurope", "minimal_tls_version": "1.0"}  # expect: old-tls-version
domain = apigateway.DomainName(
    stack,
    "api",
    security_policy=apigateway.SecurityPolicy.TLS_1_0,  # expect: old-tls-version
)
site = cloudfront.Distribution(
    stack,
    "site",
    minimum_protocol_version=cloudfront.SecurityPolicyProtocol.TLS_V1_2016,  # expect: old-tls-version
)
