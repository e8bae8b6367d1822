import json

import boto3
import pulumi_aws as aws
from aws_cdk import aws_iam as iam

EVERYTHING = ["*"]
iam_client = boto3.client("iam")
role_policy = {
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Action": "*",  # expect: wildcard-permissions
            "Resource": "*",
        },
        {
            "Sid": "Train",
            "Effect": "Allow",
            # expect(+1): wildcard-permissions
            "Action": ["s3:GetObject", "sagemaker:*"],
            "Resource": ["*"],
        },
    ],
}
iam_client.create_policy(PolicyName="train", PolicyDocument=json.dumps(role_policy))
iam_client.put_role_policy(
    RoleName="train",
    PolicyName="train",
    # expect(+1): wildcard-permissions
    PolicyDocument='{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": ["s3:*"], "Resource": "*"}}',
)
iam_client.attach_role_policy(
    RoleName="train",
    PolicyArn="arn:aws:iam::aws:policy/AdministratorAccess",  # expect: wildcard-permissions
)
for arn in ["arn:aws:iam::aws:policy/AmazonSageMakerFullAccess"]:  # expect: wildcard-permissions
    iam_client.attach_role_policy(RoleName="train", PolicyArn=arn)


def bucket_policy(bucket):
    return {
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"AWS": "*"},  # expect: wildcard-permissions
                "Action": "s3:GetObject",
                "Resource": f"arn:aws:s3:::{bucket}/*",
            }
        ]
    }


trust = """{
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["iam:PassRole"],
      "Resource": "arn:aws:iam::123456789012:*"
    }
  ]
}"""
# expect(-5): wildcard-permissions
others = {"Effect": "Allow", "Action": EVERYTHING, "Resource": "*"}  # expect: wildcard-permissions
all_but = {"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"}  # expect: wildcard-permissions

role.add_to_policy(iam.PolicyStatement(actions=["*"], resources=["*"]))  # expect: wildcard-permissions
role.add_to_policy(
    iam.PolicyStatement(
        effect=iam.Effect.ALLOW,
        actions=["bedrock:*", "s3:GetObject"],  # expect: wildcard-permissions
        resources=["*"],
    )
)
topic.add_to_resource_policy(
    # expect(+1): wildcard-permissions
    iam.PolicyStatement(actions=["sns:Publish"], resources=[topic_arn], principals=[iam.AnyPrincipal()])
)
role.add_managed_policy(iam.ManagedPolicy.from_aws_managed_policy_name("AdministratorAccess"))  # expect: wildcard-permissions
document = aws.iam.get_policy_document(
    statements=[
        aws.iam.GetPolicyDocumentStatementArgs(actions=["s3:*"], resources=["*"]),  # expect: wildcard-permissions
    ]
)
