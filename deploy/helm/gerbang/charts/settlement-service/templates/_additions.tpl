{{- define "settlement-service.additions" -}}
{{- $bank := urlParse .Values.payingBank.url }}
{{- $port := ternary 443 80 (eq $bank.scheme "https") }}
{{- if regexMatch ":[0-9]+$" $bank.host }}
  {{- $port = regexFind "[0-9]+$" $bank.host }}
{{- end -}}
environment:
  - name: GERBANG_PAYING_BANK_URL
    value: {{ .Values.payingBank.url | quote }}
  {{- with .Values.operatorTokensSecret }}
  # The listener is the pod's own loopback: kubectl port-forward reaches it, and nothing else.
  - name: GERBANG_OPERATOR_TOKENS
    valueFrom:
      secretKeyRef: {name: {{ .name }}, key: {{ .key }}}
  {{- end }}
egress:
  {{- include "workload.egress" (dict "peers" .Values.payingBank.peers "ports" (list $port)) | nindent 2 }}
{{- end }}
