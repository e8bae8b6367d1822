import ssl

context = ssl.SSLContext(ssl.PROTOCOL_TLS)  # expect: old-tls-version
