AUTH_ROLE_PUBLIC = "Viewer"  # expect: open-airflow-server
