import boto3
from cryptography.hazmat.primitives import serialization


def keep(private):
    pem = private.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    boto3.client("secretsmanager").put_secret_value(SecretId="churn", SecretString=pem.decode())
