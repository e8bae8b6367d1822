from databricks.sdk import WorkspaceClient
from databricks.sdk.service.compute import ClusterSpec, DataSecurityMode

ClusterSpec(num_workers=2, data_security_mode=DataSecurityMode.SINGLE_USER)  # expect: unchecked-data-access
WorkspaceClient().clusters.create(
    spark_version="15.4.x-scala2.12",
    data_security_mode=DataSecurityMode.SINGLE_USER,  # expect: unchecked-data-access
)
CLUSTER = {
    "num_workers": 2,
    "data_security_mode": "SINGLE_USER",  # expect: unchecked-data-access
}
