"""Hosts of this machine under names of the world, over http and https."""

import os
import socket
import ssl
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import trustme


class Site:
    """Answers every request with one body, and keeps what was asked."""

    def __init__(self, stack, *names, body=b"", is_trusted=True):
        self.body = body
        self.requests = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                length = int(self.headers.get("Content-Length") or 0)
                sent = self.rfile.read(length)
                scheme = "https" if isinstance(self.connection, ssl.SSLSocket) else "http"
                site.requests.append({"scheme": scheme, "path": self.path, "headers": self.headers, "body": sent})
                self.send_response(200)
                self.send_header("Content-Length", str(len(site.body)))
                self.end_headers()
                self.wfile.write(site.body)

            do_POST = do_PUT = do_GET

            def log_message(self, *_):
                pass

        authority = trustme.CA()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert(*names).configure_cert(context)
        ports = {port: start(stack, Handler, context if port == 443 else None) for port in (80, 443)}
        look_up = socket.getaddrinfo

        def look_up_site(host, port, *rest, **more):
            if host in names or (isinstance(host, bytes) and host.decode() in names):
                return look_up("127.0.0.1", ports.get(int(port), port), *rest, **more)
            return look_up(host, port, *rest, **more)

        socket.getaddrinfo = look_up_site
        if is_trusted:
            authority.cert_pem.write_to_path("authority.pem")
            os.environ["SSL_CERT_FILE"] = os.environ["REQUESTS_CA_BUNDLE"] = os.path.abspath("authority.pem")


def start(stack, handler, context):
    """The port of a server that ends with the stack."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    # A client that breaks off is what some of the proofs are about.
    server.handle_error = lambda *_: None
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    stack.callback(server.server_close)
    stack.callback(server.shutdown)
    return server.server_address[1]
