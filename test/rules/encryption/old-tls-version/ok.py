import ssl

from aws_cdk import aws_apigateway as apigateway
from OpenSSL import SSL

context = ssl.create_default_context()
context.minimum_version = ssl.TLSVersion.TLSv1_2
client = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
newest = ssl.SSLContext(ssl.PROTOCOL_TLSv1_2)
any_version = ssl.SSLContext(ssl.PROTOCOL_TLS)
any_version.options |= ssl.OP_NO_TLSv1 | ssl.OP_NO_TLSv1_1
other = SSL.Context(SSL.TLS_METHOD)
other.set_min_proto_version(SSL.TLS1_2_VERSION)
# account = Account(minimum_tls_version="TLS1_0")
account = Account(minimum_tls_version="TLS1_2")
text = 'the default of minimum_tls_version="TLS1_0" is old'
domain = apigateway.DomainName(stack, "api", security_policy=apigateway.SecurityPolicy.TLS_1_2)
model_version = "1.0"
if context.protocol == ssl.PROTOCOL_TLSv1:
    raise ValueError("too old")
