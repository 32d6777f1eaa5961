{{/* Secrets that come from a cloud's secret store. Collected like what _validation.tpl finds. */}}
{{- define "boomi-flow.validation.external" -}}
{{- $runtime := .Values.runtime -}}
{{- $external := $runtime.externalSecret -}}
{{- $store := $runtime.secretsStore -}}
{{- if and $external.enabled $store.enabled }}
runtime.externalSecret.enabled, runtime.secretsStore.enabled: both are on, and both would make the same Secret. Keep one of them.
{{- else if $external.enabled }}
{{- if not $external.secretStoreRef.name }}
runtime.externalSecret.secretStoreRef.name: not set. Name the SecretStore or ClusterSecretStore that reads from your cloud.
{{- end }}
{{- include "boomi-flow.validation.externalData" (dict "root" . "path" "runtime.externalSecret" "data" $external.data) }}
{{- else if $store.enabled }}
{{- include "boomi-flow.validation.externalData" (dict "root" . "path" "runtime.secretsStore" "data" $store.data) }}
{{- include "boomi-flow.validation.secretsStore" $store }}
{{- end }}
{{- end }}

{{/* What holds for both ways to a secret store. Call with root, path and data. */}}
{{- define "boomi-flow.validation.externalData" -}}
{{- $values := .root.Values -}}
{{- $own := dict
      "INSTALLATION_TOKEN" (dict "path" "runtime.installationToken" "secret" $values.runtime.installationToken)
      "DATABASE_CONNECTION_STRING" (dict "path" "database.connectionString" "secret" $values.database.connectionString)
      "password" (dict "path" "database.password" "secret" $values.database.password)
      "OTLP_HEADERS" (dict "path" "runtime.otlp.headers" "secret" $values.runtime.otlp.headers) -}}
{{- range $key, $local := $own }}
{{- if and (hasKey $.data $key) $local.secret.existingSecret }}
{{ $.path }}.data.{{ $key }}: {{ $local.path }}.existingSecret is set too. Keep one of them.
{{- end }}
{{- if $local.secret.value }}
{{ $local.path }}.value: set, but {{ $.path }} is on. Put the text into the secret store as well and name it in {{ $.path }}.data.{{ $key }}.key.
{{- end }}
{{- end }}
{{- range $key, $remote := .data }}
{{- if not $remote.key }}
{{ $.path }}.data.{{ $key }}.key: not set. Name the secret in the store.
{{- end }}
{{- end }}
{{- if and (hasKey .data "DATABASE_CONNECTION_STRING") (hasKey .data "password") }}
{{ .path }}.data: both DATABASE_CONNECTION_STRING and password are there. The connection string holds the password already; keep one of them.
{{- end }}
{{- if not .data }}
{{ .path }}.data: empty. Name at least one secret in the store, or turn {{ .path }}.enabled off.
{{- end }}
{{- end }}

{{/* What a provider of the Secrets Store CSI Driver wants. Call with its values. */}}
{{- define "boomi-flow.validation.secretsStore" -}}
{{- $store := . -}}
{{- if not $store.provider }}
runtime.secretsStore.provider: not chosen. Say whose store it is: aws, azure or gcp.
{{- end }}
{{- range $name := list "objects" "secrets" }}
{{- if hasKey $store.parameters $name }}
runtime.secretsStore.parameters: '{{ $name }}' is written by the chart. Use runtime.secretsStore.data.
{{- end }}
{{- end }}
{{- if eq $store.provider "azure" }}
{{- range $name := list "keyvaultName" "tenantId" }}
{{- if not (get $store.parameters $name) }}
runtime.secretsStore.parameters.{{ $name }}: not set, but the provider azure needs it. Set it.
{{- end }}
{{- end }}
{{- end }}
{{- range $key, $remote := $store.data }}
{{- if and (eq $store.provider "azure") $remote.property }}
runtime.secretsStore.data.{{ $key }}.property: the provider azure takes whole secrets only. Make a secret of its own for it.
{{- end }}
{{- if and (eq $store.provider "gcp") $remote.key (not (regexMatch "^projects/[^/]+/(locations/[^/]+/)?secrets/[^/]+/versions/[^/]+$" $remote.key)) }}
runtime.secretsStore.data.{{ $key }}.key: this is not the name of a secret's version. Write projects/PROJECT/secrets/SECRET/versions/latest.
{{- end }}
{{- end }}
{{- end }}
