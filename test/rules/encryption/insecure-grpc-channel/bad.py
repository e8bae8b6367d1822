import flwr as fl
import grpc
import tritonclient.grpc as triton
from grpc import aio

channel = grpc.insecure_channel("models.watertight-labs.net:8500")  # expect: insecure-grpc-channel
other = aio.insecure_channel("dns:///models.watertight-labs.net:8500")  # expect: insecure-grpc-channel
unknown = grpc.insecure_channel(address)  # expect: insecure-grpc-channel
client = triton.InferenceServerClient(url="models.watertight-labs.net:8001")  # expect: insecure-grpc-channel
server = grpc.server(pool)
server.add_insecure_port("[::]:50051")  # expect: insecure-grpc-channel
server.add_insecure_port("0.0.0.0:50051")  # expect: insecure-grpc-channel
fl.client.start_client(server_address="hub.watertight-labs.net:8080", client=own, insecure=True)  # expect: insecure-grpc-channel
fl.client.start_numpy_client(server_address="hub.watertight-labs.net:8080", client=own)  # expect: insecure-grpc-channel
fl.server.start_server(server_address="0.0.0.0:8080", strategy=strategy)  # expect: insecure-grpc-channel

from opentelemetry.exporter.otlp.proto.grpc.trace_exporter import OTLPSpanExporter

OTLPSpanExporter(endpoint="traces.watertight-labs.net:4317", insecure=True)  # expect: insecure-grpc-channel
