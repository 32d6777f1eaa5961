{{/* The chart's name, or its alias when a parent chart gives it one, in the form of a DNS label. */}}
{{- define "boomi-flow.name" -}}
{{- .Values.nameOverride | default .Chart.Name | lower | replace "_" "-" | replace "." "-" | trunc 63 | trimAll "-" -}}
{{- end }}

{{/*
The first part of every object's name. It leaves room for the longest ending ("-runtime-proxy"; "-runtime-external" may be longer,
because only objects that may have 253 letters bear it), and a name that is cut gets a hash, so that two long release
names never share an object.
*/}}
{{- define "boomi-flow.fullname" -}}
{{- $name := include "boomi-flow.name" . -}}
{{- $full := ternary .Release.Name (printf "%s-%s" .Release.Name $name) (eq .Release.Name $name) -}}
{{- $full = .Values.fullnameOverride | default $full | replace "." "-" | trimAll "-" -}}
{{- if gt (len $full) 49 -}}
{{- printf "%s-%s" ($full | trunc 40 | trimSuffix "-") (sha256sum $full | trunc 8) -}}
{{- else -}}
{{- $full -}}
{{- end -}}
{{- end }}

{{/* The name of a tier's ServiceAccount. Call with root and tier. */}}
{{- define "boomi-flow.serviceAccountName" -}}
{{- $account := (index .root.Values .tier).serviceAccount -}}
{{- $own := printf "%s-%s" (include "boomi-flow.fullname" .root) .tier -}}
{{- $account.name | default (ternary $own "default" $account.create) -}}
{{- end }}
