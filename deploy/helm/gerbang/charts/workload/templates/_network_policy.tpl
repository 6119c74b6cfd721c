{{- define "workload.network-policy" -}}
{{- $policy := .Values.global.networkPolicy }}
{{- if $policy.enabled -}}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  {{- include "workload.metadata" . | nindent 2 }}
spec:
  podSelector:
    matchLabels:
      {{- include "workload.selector" . | nindent 6 }}
  policyTypes: [Ingress, Egress]
  ingress:
    - from:
        - podSelector:
            matchLabels:
              {{- include "workload.neighbours" . | nindent 14 }}
        {{- toYaml $policy.gateway | nindent 8 }}
      ports:
        - {port: {{ include "workload.port" . }}, protocol: TCP}
  egress:
    {{- include "workload.reach" . | nindent 4 }}
{{- end }}
{{- end }}

{{/* Whom every service calls: names, its neighbours, Kafka, its database; then whom only this one calls. */}}
{{- define "workload.reach" -}}
- ports:
    - {port: 53, protocol: UDP}
    - {port: 53, protocol: TCP}
- to:
    - podSelector:
        matchLabels:
          {{- include "workload.neighbours" . | nindent 10 }}
  ports:
    - {port: {{ include "workload.port" . }}, protocol: TCP}
{{- $global := .Values.global }}
{{- $kafkaPorts := list }}
{{- range splitList "," $global.kafka.bootstrapServers }}
  {{- $kafkaPorts = append $kafkaPorts (regexFind "[0-9]+$" .) }}
{{- end }}
{{ include "workload.egress" (dict "peers" $global.networkPolicy.kafka "ports" (uniq $kafkaPorts)) }}
{{ include "workload.egress" (dict "peers" $global.networkPolicy.postgresql "ports" (list $global.postgresql.port)) }}
{{- with (include "workload.additions" . | fromYaml).egress }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/* One rule: these ports at these peers, or anywhere where there are none. */}}
{{- define "workload.egress" -}}
- ports:
    {{- range .ports }}
    - {port: {{ . }}, protocol: TCP}
    {{- end }}
  {{- with .peers }}
  to:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end }}
