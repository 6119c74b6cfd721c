{{- define "fraud-service.additions" -}}
{{- with .Values.operatorTokensSecret }}
environment:
  # The listener is the pod's own loopback: kubectl port-forward reaches it, and nothing else.
  - name: GERBANG_OPERATOR_TOKENS
    valueFrom:
      secretKeyRef: {name: {{ .name }}, key: {{ .key }}}
{{- else }}
{}
{{- end }}
{{- end }}
