from databricks.sdk.service.compute import ClusterSpec, DataSecurityMode

ClusterSpec(num_workers=2, data_security_mode=DataSecurityMode.SINGLE_USER)
ClusterSpec(num_workers=2)
CLUSTER = {"num_workers": 2, "data_security_mode": "USER_ISOLATION"}
MODES = ["NONE", "LEGACY_TABLE_ACL"]
