import flwr as fl
import grpc
import tritonclient.grpc as triton

grpc.insecure_channel("localhost:8500")
grpc.insecure_channel("127.0.0.1:8500")
grpc.insecure_channel("unix:///tmp/models.sock")
grpc.insecure_channel("models:8500")
grpc.insecure_channel("models.churn.svc.cluster.local:8500")
grpc.secure_channel("models.watertight-labs.net:8500", grpc.ssl_channel_credentials())
triton.InferenceServerClient(url="models.watertight-labs.net:8001", ssl=True)
triton.InferenceServerClient(url=address)
server = grpc.server(pool)
server.add_insecure_port("localhost:50051")
server.add_secure_port("[::]:50051", credentials)
fl.client.start_client(server_address="hub.watertight-labs.net:8080", client=own, root_certificates=own_ca)
fl.client.start_client(server_address="127.0.0.1:8080", client=own, insecure=True)
fl.server.start_server(server_address="0.0.0.0:8080", certificates=certificates)

from opentelemetry.exporter.otlp.proto.grpc.trace_exporter import OTLPSpanExporter

OTLPSpanExporter(endpoint="https://traces.watertight-labs.net:4317")
OTLPSpanExporter(endpoint="collector:4317", insecure=True)
