{{/* The name of the Secret that an operator of secret stores makes, and of the object that asks for it. */}}
{{- define "boomi-flow.runtime.externalName" -}}
{{- printf "%s-runtime-external" (include "boomi-flow.fullname" .) -}}
{{- end }}

{{/* The keys of that Secret, sorted, as a list; an empty list when no secret store is used. Call with the runtime's values. */}}
{{- define "boomi-flow.runtime.externalKeys" -}}
{{- $keys := list -}}
{{- range $source := list .externalSecret .secretsStore -}}
{{- if $source.enabled -}}
{{- $keys = concat $keys (keys $source.data) -}}
{{- end -}}
{{- end -}}
{{- $keys | uniq | sortAlpha | toYaml -}}
{{- end }}

{{/*
Where the runtime's secret texts are read from, as YAML: a Secret's name and key by INSTALLATION_TOKEN,
DATABASE_CONNECTION_STRING, password and OTLP_HEADERS. What is not in a Secret made outside of this chart is left out.
*/}}
{{- define "boomi-flow.runtime.secretRefs" -}}
{{- $external := include "boomi-flow.runtime.externalKeys" .Values.runtime | fromYamlArray -}}
{{- $refs := dict -}}
{{- range $key, $secret := dict
      "INSTALLATION_TOKEN" .Values.runtime.installationToken
      "DATABASE_CONNECTION_STRING" .Values.database.connectionString
      "password" .Values.database.password
      "OTLP_HEADERS" .Values.runtime.otlp.headers -}}
{{- if $secret.existingSecret -}}
{{- $_ := set $refs $key (dict "name" $secret.existingSecret "key" $secret.existingSecretKey) -}}
{{- else if has $key $external -}}
{{- $_ := set $refs $key (dict "name" (include "boomi-flow.runtime.externalName" $) "key" $key) -}}
{{- end -}}
{{- end -}}
{{- toYaml $refs -}}
{{- end }}

{{/* The parameters of the SecretProviderClass: those of the values and, as text, the list of secrets in the provider's own form. */}}
{{- define "boomi-flow.runtime.storeParameters" -}}
{{- $store := .Values.runtime.secretsStore -}}
{{- $parameters := dict -}}
{{- range $key, $value := $store.parameters -}}
{{- $_ := set $parameters $key (include "boomi-flow.text" $value) -}}
{{- end -}}
{{- $objects := list -}}
{{- range $key := include "boomi-flow.runtime.externalKeys" .Values.runtime | fromYamlArray -}}
{{- $objects = append $objects (include "boomi-flow.runtime.storeObject" (dict "provider" $store.provider "name" $key "remote" (get $store.data $key)) | fromYaml) -}}
{{- end -}}
{{- if eq $store.provider "azure" -}}
{{- $texts := list -}}
{{- range $objects -}}
{{- $texts = append $texts (toYaml .) -}}
{{- end -}}
{{- $_ := set $parameters "objects" (dict "array" $texts | toYaml) -}}
{{- else -}}
{{- $_ := set $parameters (ternary "secrets" "objects" (eq $store.provider "gcp")) (toYaml $objects) -}}
{{- end -}}
{{- toYaml $parameters -}}
{{- end }}

{{/* One secret in the provider's own form, put into a file called name. Call with provider, name and remote (key and property). */}}
{{- define "boomi-flow.runtime.storeObject" -}}
{{- $object := dict -}}
{{- if eq .provider "gcp" -}}
{{- $object = dict "resourceName" .remote.key "path" .name -}}
{{- with .remote.property -}}
{{- $_ := set $object "extractJSONKey" . -}}
{{- end -}}
{{- else if eq .provider "azure" -}}
{{- $object = dict "objectName" .remote.key "objectType" "secret" "objectAlias" .name -}}
{{- else -}}
{{- $object = dict "objectName" .remote.key "objectType" "secretsmanager" "objectAlias" .name -}}
{{- if .remote.property -}}
{{- /* The provider always writes the whole secret as well, which then needs a file of another name. */ -}}
{{- $_ := set $object "objectAlias" (printf "%s.json" .name) -}}
{{- $_ := set $object "jmesPath" (list (dict "path" .remote.property "objectAlias" .name)) -}}
{{- end -}}
{{- end -}}
{{- toYaml $object -}}
{{- end }}
