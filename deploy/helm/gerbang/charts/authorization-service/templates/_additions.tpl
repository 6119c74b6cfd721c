{{- define "authorization-service.additions" -}}
{{- $network := .Values.cardNetwork -}}
{{- $directory := urlParse .Values.threeDSecure.url }}
{{- $directoryPort := ternary 443 80 (eq $directory.scheme "https") }}
{{- if regexMatch ":[0-9]+$" $directory.host }}
  {{- $directoryPort = regexFind "[0-9]+$" $directory.host }}
{{- end -}}
environment:
  - name: GERBANG_VAULT_MASTER_KEY_FILE
    value: /run/gerbang/vault/master-key
  {{- with .Values.vault.operatorTokensSecret }}
  # The listener is the pod's own loopback: kubectl port-forward reaches it, and nothing else.
  - name: GERBANG_OPERATOR_TOKENS
    valueFrom:
      secretKeyRef: {name: {{ .name }}, key: {{ .key }}}
  {{- end }}
  - name: GERBANG_CARD_NETWORK_HOST
    value: {{ $network.host | quote }}
  - name: GERBANG_CARD_NETWORK_PORT
    value: {{ $network.port | quote }}
  - name: GERBANG_THREE_D_SECURE_URL
    value: {{ .Values.threeDSecure.url | quote }}
  - name: GERBANG_PUBLIC_URL
    value: {{ .Values.global.publicUrl | quote }}
  {{- with $network.terminalId }}
  - name: GERBANG_AUTHORIZATION_ACQUIRER_TERMINAL_ID
    value: {{ . | quote }}
  {{- end }}
  {{- with $network.acquirerId }}
  - name: GERBANG_AUTHORIZATION_ACQUIRER_ACQUIRER_ID
    value: {{ . | quote }}
  {{- end }}
# A pod that does not run as root sees a Secret's file through its group, so the file's mode becomes 0440.
# A copy in memory, owned by the process, has the mode 0400 that the vault asks for.
initContainers:
  - name: master-key
    command: [install, --mode=0400, /etc/gerbang/vault/master-key, /run/gerbang/vault/master-key]
    volumeMounts:
      - {name: master-key-secret, mountPath: /etc/gerbang/vault, readOnly: true}
      - {name: master-key, mountPath: /run/gerbang/vault}
volumeMounts:
  - {name: master-key, mountPath: /run/gerbang/vault, readOnly: true}
volumes:
  - name: master-key-secret
    secret:
      secretName: {{ .Values.vault.masterKeySecret.name }}
      defaultMode: 0400
      items:
        - {key: {{ .Values.vault.masterKeySecret.key }}, path: master-key}
  - name: master-key
    emptyDir: {medium: Memory, sizeLimit: 1Mi}
egress:
  {{- include "workload.egress" (dict "peers" $network.peers "ports" (list $network.port)) | nindent 2 }}
  {{- include "workload.egress" (dict "peers" .Values.threeDSecure.peers "ports" (list $directoryPort)) | nindent 2 }}
{{- end }}
