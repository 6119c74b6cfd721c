{{- define "fraud-service.additions" -}}
{}
{{- end }}
