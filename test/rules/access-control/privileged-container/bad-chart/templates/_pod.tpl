{{- define "churn.name" -}}
{{- .Chart.Name | trunc 63 -}}
{{- end }}
{{- define "churn.pod" }}
containers:
  - name: train
    image: {{ .Values.image }}
    securityContext:
      # expect(+1): privileged-container
      privileged: true
{{- end }}
