"""Policies such as {"Effect": "Allow", "Action": "*", "Resource": "*"} are not written here."""

import json

import boto3
from aws_cdk import aws_iam as iam

iam_client = boto3.client("iam")
ADMIN = "arn:aws:iam::123456789012:policy/TrainModels"
policy = {
    "Version": "2012-10-17",
    "Statement": [
        {"Effect": "Deny", "Action": "*", "Resource": "*"},
        {
            "Effect": "Allow",
            "Action": "*",
            "Resource": "*",
            "Condition": {"StringEquals": {"aws:RequestedRegion": "eu-central-1"}},
        },
        {"Effect": "Allow", "Action": ["s3:GetObject", "s3:ListBucket"], "Resource": "*"},
        {"Effect": "Allow", "Action": "s3:*", "Resource": ["arn:aws:s3:::churn", "arn:aws:s3:::churn/*"]},
        {"Effect": "Allow", "Action": ["logs:*"], "Resource": "*"},
        {"Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::123456789012:role/train"},
        {"Effect": "Allow", "Principal": {"Service": "sagemaker.amazonaws.com"}, "Action": "sts:AssumeRole"},
        {"Effect": "Allow", "Principal": {"AWS": account}, "Action": "s3:GetObject", "Resource": "*"},
        {"Effect": effect, "Action": "*", "Resource": "*"},
    ],
}
iam_client.create_policy(PolicyName="train", PolicyDocument=json.dumps(policy))
iam_client.attach_role_policy(RoleName="train", PolicyArn=ADMIN)
iam_client.attach_role_policy(RoleName="train", PolicyArn="arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess")
iam_client.detach_role_policy(RoleName="train", PolicyArn="arn:aws:iam::aws:policy/AdministratorAccess")
if arn == "arn:aws:iam::aws:policy/AdministratorAccess":
    raise PermissionError(arn)
role.add_to_policy(iam.PolicyStatement(effect=iam.Effect.DENY, actions=["*"], resources=["*"]))
role.add_to_policy(iam.PolicyStatement(actions=["s3:*"], resources=[bucket.arn_for_objects("*")]))
role.add_to_policy(iam.PolicyStatement(actions=["*"], resources=["*"], conditions=conditions))
own_key = {"Effect": "Allow", "Principal": {"AWS": f"arn:aws:iam::{account}:root"}, "Action": "kms:*", "Resource": "*"}
side_effects = {"Effect": "Allow", "Dose": "*"}
