{{/* An image's full name; the digest wins over the tag. Call with root and image. */}}
{{- define "boomi-flow.image" -}}
{{- $image := .image -}}
{{- $registry := (.root.Values.global).imageRegistry | default $image.registry -}}
{{- $name := ternary (printf "%s/%s" (trimSuffix "/" $registry) $image.repository) $image.repository (ne $registry "") -}}
{{- if $image.digest -}}
{{- printf "%s@%s" $name $image.digest -}}
{{- else -}}
{{- printf "%s:%s" $name $image.tag -}}
{{- end -}}
{{- end }}

{{/* The names of Secrets for private registries, as a list of objects; nothing when there are none. */}}
{{- define "boomi-flow.imagePullSecrets" -}}
{{- $names := list -}}
{{- range concat ((.Values.global).imagePullSecrets | default list) .Values.imagePullSecrets -}}
{{- $names = append $names (kindIs "map" . | ternary (get (kindIs "map" . | ternary . dict) "name") .) -}}
{{- end -}}
{{- range $names | uniq }}
- name: {{ . | quote }}
{{- end -}}
{{- end }}

{{/* Whether an autoscaler of this chart sets a tier's number of pods: "true" or nothing. */}}
{{- define "boomi-flow.autoscaled" -}}
{{- if or .autoscaling.enabled .autoscaling.keda.enabled -}}
true
{{- end -}}
{{- end }}

{{/* Fewest pods that ever run in a tier. */}}
{{- define "boomi-flow.fewestPods" -}}
{{- if include "boomi-flow.autoscaled" . -}}
{{- .autoscaling.minReplicas -}}
{{- else -}}
{{- .replicas | default 0 -}}
{{- end -}}
{{- end }}

{{/* Most pods that ever run in a tier outside of a rollout. */}}
{{- define "boomi-flow.mostPods" -}}
{{- if include "boomi-flow.autoscaled" . -}}
{{- .autoscaling.maxReplicas -}}
{{- else -}}
{{- .replicas | default 0 -}}
{{- end -}}
{{- end }}

{{/* Most pods that run at once while a tier's pods are replaced. */}}
{{- define "boomi-flow.mostPodsInRollout" -}}
{{- $most := include "boomi-flow.mostPods" . | int -}}
{{- $surge := toString .rollingUpdate.maxSurge -}}
{{- $share := trimSuffix "%" $surge | int -}}
{{- add $most (ternary (div (add (mul $most $share) 99) 100) (int64 $share) (hasSuffix "%" $surge)) -}}
{{- end }}

{{/* The security context of a pod that meets the restricted standard. Call with user (0 for none), sysctls and overrides. */}}
{{- define "boomi-flow.podSecurityContext" -}}
{{- $context := dict "runAsNonRoot" true "seccompProfile" (dict "type" "RuntimeDefault") -}}
{{- if .user -}}
{{- $_ := set $context "runAsUser" (int64 .user) -}}
{{- $_ := set $context "runAsGroup" (int64 .user) -}}
{{- end -}}
{{- if .sysctls -}}
{{- $_ := set $context "sysctls" .sysctls -}}
{{- end -}}
{{- mergeOverwrite $context (deepCopy (.overrides | default dict)) | toYaml -}}
{{- end }}

{{/* The security context of a container that meets the restricted standard. Call with readOnly and overrides. */}}
{{- define "boomi-flow.securityContext" -}}
{{- $context := dict "allowPrivilegeEscalation" false "capabilities" (dict "drop" (list "ALL")) -}}
{{- $_ := set $context "readOnlyRootFilesystem" .readOnly -}}
{{- mergeOverwrite $context (deepCopy (.overrides | default dict)) | toYaml -}}
{{- end }}

{{/* When and how often a probe is made: everything but what it asks. */}}
{{- define "boomi-flow.probeTimes" -}}
{{- if .initialDelaySeconds -}}
initialDelaySeconds: {{ int .initialDelaySeconds }}
{{ end -}}
periodSeconds: {{ int .periodSeconds }}
timeoutSeconds: {{ int .timeoutSeconds }}
failureThreshold: {{ int .failureThreshold }}
{{- end }}

{{/* Environment variables of the operator, sorted by name, as a list; nothing when there are none. */}}
{{- define "boomi-flow.extraEnv" -}}
{{- range $name := keys . | sortAlpha }}
{{- $value := get $ $name }}
{{- if not (kindIs "map" $value) }}
- name: {{ $name | quote }}
  value: {{ include "boomi-flow.envText" $value | quote }}
{{- else if hasKey $value "valueFrom" }}
- name: {{ $name | quote }}
  valueFrom:
    {{- toYaml $value.valueFrom | nindent 4 }}
{{- else }}
- name: {{ $name | quote }}
  value: {{ include "boomi-flow.envText" $value.value | quote }}
{{- end }}
{{- end }}
{{- end }}

{{/* A value of an environment variable, kept from Kubernetes' own $(NAME) expansion, in which $$ means one $. */}}
{{- define "boomi-flow.envText" -}}
{{- include "boomi-flow.text" . | replace "$" "$$" -}}
{{- end }}

{{/* Spread constraints with the selector of the tier's pods filled in. Call with root, tier and constraints. */}}
{{- define "boomi-flow.topologySpread" -}}
{{- $constraints := list -}}
{{- $selector := dict "matchLabels" (include "boomi-flow.selectorLabels" . | fromYaml) -}}
{{- range .constraints -}}
{{- $filled := dict "labelSelector" $selector "matchLabelKeys" (list "pod-template-hash") -}}
{{- $constraints = append $constraints (merge (deepCopy .) $filled) -}}
{{- end -}}
{{- if $constraints -}}
{{- toYaml $constraints -}}
{{- end -}}
{{- end }}

{{/* A volume with one key of a Secret or ConfigMap as ca.crt; nothing when neither is named. Call with name and bundle. */}}
{{- define "boomi-flow.caVolume" -}}
{{- with .bundle.existingSecret -}}
- name: {{ $.name }}
  secret:
    secretName: {{ . | quote }}
    items:
      - {key: {{ $.bundle.key | quote }}, path: ca.crt}
{{- else -}}
{{- with .bundle.existingConfigMap -}}
- name: {{ $.name }}
  configMap:
    name: {{ . | quote }}
    items:
      - {key: {{ $.bundle.key | quote }}, path: ca.crt}
{{- end -}}
{{- end -}}
{{- end }}
