{{/* Everything that a service runs as. A service adds to it by a template named <service>.additions. */}}
{{- define "workload" -}}
{{- range list "service-account" "services" "disruption-budget" "network-policy" "stateful-set" }}
---
{{ include (printf "workload.%s" .) $ }}
{{- end }}
{{- end }}

{{- define "workload.additions" -}}
{{ include (printf "%s.additions" .Chart.Name) . }}
{{- end }}
