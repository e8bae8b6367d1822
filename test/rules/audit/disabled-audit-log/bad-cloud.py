import boto3

trail = boto3.client("cloudtrail")
trail.stop_logging(Name="account")  # expect: disabled-audit-log
trail.delete_trail(Name="account")  # expect: disabled-audit-log
trail.update_trail(Name="account", EnableLogFileValidation=False)  # expect: disabled-audit-log
boto3.client("ec2").delete_flow_logs(FlowLogIds=["fl-0"])  # expect: disabled-audit-log
boto3.client("s3").put_bucket_logging(Bucket="rows", BucketLoggingStatus={})  # expect: disabled-audit-log
