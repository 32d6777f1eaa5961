{{/* The Auth Proxy of Cloud SQL or AlloyDB. Collected like what _validation.tpl finds. */}}
{{- define "boomi-flow.validation.databaseProxy" -}}
{{- $database := .Values.database -}}
{{- $proxy := $database.proxy -}}
{{- if $proxy.type }}
{{- $forms := dict
      "cloudSql" (dict "text" "PROJECT:REGION:INSTANCE" "pattern" "^([^: /]+:)?[^: /]+:[a-z0-9-]+:[A-Za-z0-9-]+$")
      "alloyDb" (dict "text" "projects/PROJECT/locations/REGION/clusters/CLUSTER/instances/INSTANCE" "pattern" "^projects/[^ /]+/locations/[^ /]+/clusters/[^ /]+/instances/[^ /]+$") }}
{{- $form := get $forms $proxy.type }}
{{- $key := printf "database.proxy.%s" $proxy.type }}
{{- $chosen := get $proxy $proxy.type }}
{{- if not $chosen.instance }}
{{ $key }}.instance: not set, but database.proxy.type is {{ $proxy.type }}. Write {{ $form.text }}.
{{- else if not (regexMatch $form.pattern $chosen.instance) }}
{{ $key }}.instance: '{{ $chosen.instance }}' is not the name of an instance. Write {{ $form.text }}.
{{- end }}
{{- if not (or $chosen.image.tag $chosen.image.digest) }}
{{ $key }}.image.tag: empty. Name a version of the proxy, or a digest.
{{- end }}
{{- include "boomi-flow.validation.image" (dict "tier" $key "values" $chosen) }}
{{- if eq (int $proxy.healthPort) (int $database.port) }}
database.proxy.healthPort: {{ int $proxy.healthPort }} is database.port as well, on which the proxy takes connections. Choose another port.
{{- end }}
{{- $taken := list 80 8443 }}
{{- range $name, $port := dict "healthPort" $proxy.healthPort "port" $database.port }}
{{- if has (int $port) $taken }}
{{ ternary "database.proxy.healthPort" "database.port" (eq $name "healthPort") }}: the runtime's pod uses {{ int $port }} itself. Choose another port.
{{- end }}
{{- end }}
{{- end }}
{{- end }}
