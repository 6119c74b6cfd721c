{{- define "checkout-service.additions" -}}
environment:
  - name: GERBANG_SHOPPER_HASH_KEY
    valueFrom:
      secretKeyRef: {name: {{ .Values.shopperHashKeySecret.name }}, key: {{ .Values.shopperHashKeySecret.key }}}
  - name: GERBANG_PUBLIC_URL
    value: {{ .Values.global.publicUrl | quote }}
  {{- with .Values.webhookPrivateTargets }}
  - name: GERBANG_PRIVATE_WEBHOOK_TARGETS
    value: {{ join "," . | quote }}
  {{- end }}
  - name: GERBANG_MODES
    value: {{ join "," .Values.modes | quote }}
  {{- with .Values.operatorTokensSecret }}
  # The listener is the pod's own loopback: kubectl port-forward reaches it, and nothing else.
  - name: GERBANG_OPERATOR_TOKENS
    valueFrom:
      secretKeyRef: {name: {{ .name }}, key: {{ .key }}}
  {{- end }}
egress:
  # Merchants' webhook endpoints are on the internet, never inside: a second fence behind the service's own check.
  - to:
      - ipBlock:
          cidr: 0.0.0.0/0
          except: [0.0.0.0/8, 10.0.0.0/8, 100.64.0.0/10, 127.0.0.0/8, 169.254.0.0/16, 172.16.0.0/12, 192.168.0.0/16]
      - ipBlock:
          cidr: ::/0
          except: ["::1/128", "64:ff9b::/96", "fc00::/7", "fe80::/10"]
    ports:
      {{- range .Values.webhookPorts }}
      - {port: {{ . }}, protocol: TCP}
      {{- end }}
  {{- with .Values.webhookPrivateTargets }}
  - to:
      {{- range . }}
      - ipBlock: {cidr: {{ . | quote }}}
      {{- end }}
  {{- end }}
{{- end }}
