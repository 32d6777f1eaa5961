{{/* Rules of NetworkPolicies for outgoing traffic that more than one policy has. */}}

{{- define "boomi-flow.egress.dns" -}}
# DNS. OpenShift's DNS pods listen on 5353.
- ports:
    - {protocol: UDP, port: 53}
    - {protocol: TCP, port: 53}
    - {protocol: UDP, port: 5353}
    - {protocol: TCP, port: 5353}
{{- end }}

{{/* Nothing when no Boomi Integration runtime is named. */}}
{{- define "boomi-flow.egress.integrationRuntime" -}}
{{- with .Values.integrationRuntime }}
{{- if .host -}}
# The Boomi Integration runtime.
- ports:
    - {protocol: TCP, port: {{ int (.podPort | default .port) }}}
  {{- if or .namespaceSelector .podSelector }}
  to:
    - podSelector:
        {{- toYaml .podSelector | nindent 8 }}
      {{- with .namespaceSelector }}
      namespaceSelector:
        {{- toYaml . | nindent 8 }}
      {{- end }}
  {{- end }}
{{- end }}
{{- end }}
{{- end }}
