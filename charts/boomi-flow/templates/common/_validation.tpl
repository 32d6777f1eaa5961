{{/*
What is wrong with the values, beyond what the schema can tell. Every template here writes one line for each problem:
the key's path, what is wrong and how to put it right. validation.yaml collects them and fails once.
*/}}

{{/* What only the operator can know. */}}
{{- define "boomi-flow.validation.required" -}}
{{- $player := .Values.player -}}
{{- $runtime := .Values.runtime -}}
{{- $database := .Values.database -}}
{{- if and (not $player.enabled) (not $runtime.enabled) }}
player.enabled, runtime.enabled: both are off, so there is nothing to install. Turn one of them on.
{{- end }}
{{- if $player.enabled }}
{{- if not $player.origin.type }}
player.origin.type: not chosen. Say where the player page lies: s3, azureBlob, azureWebsite, gcs, https or inline (or install no player: player.enabled=false).
{{- end }}
{{- if and (eq $player.service.type "LoadBalancer") (not (include "boomi-flow.tlsTermination" $player)) }}
player.tls.termination: not chosen. Say where HTTPS ends: loadBalancer, pod or upstream; or none for plain HTTP.
{{- end }}
{{- if and $player.ingress.enabled (not $player.ingress.hosts) }}
player.ingress.hosts: empty. Name the host under which the player is reached, for example player.example.com.
{{- end }}
{{- end }}
{{- if and $runtime.enabled (not (include "boomi-flow.tlsTermination" $runtime)) }}
runtime.tls.termination: not chosen. Say where HTTPS ends: loadBalancer, pod or upstream (something in front that is not part of this chart); or none for plain HTTP.
{{- end }}
{{- if include "boomi-flow.runtime.runs" . }}
{{- if not (or $runtime.image.tag $runtime.image.digest) }}
runtime.image.tag: not set. Name the version of the runtime that you want to run; no version can be assumed.
{{- end }}
{{- if not $runtime.baseUrl }}
runtime.baseUrl: not set. Give the runtime's address as browsers see it, for example https://flow.example.com; it must equal platform.uri in the player page.
{{- end }}
{{- $refs := include "boomi-flow.runtime.secretRefs" . | fromYaml }}
{{- $external := "" }}
{{- range $source := list "externalSecret" "secretsStore" }}
{{- if (get $runtime $source).enabled }}
{{- $external = printf "runtime.%s.data" $source }}
{{- end }}
{{- end }}
{{- if or $refs.INSTALLATION_TOKEN $runtime.installationToken.value }}
{{- else if $external }}
{{ $external }}.INSTALLATION_TOKEN: not set. Name the secret in the store that holds the token from New Local Runtime Connection, or a Secret that holds it in runtime.installationToken.existingSecret.
{{- else }}
runtime.installationToken.existingSecret: not set. Put the token from New Local Runtime Connection into a Secret under the key {{ $runtime.installationToken.existingSecretKey }} and name the Secret here.
{{- end }}
{{- if not $refs.DATABASE_CONNECTION_STRING }}
{{- if not (or $database.host $database.proxy.type) }}
database.host: not set. Give the host of the PostgreSQL primary (or a whole connection string: database.connectionString.existingSecret).
{{- end }}
{{- if not $database.name }}
database.name: not set. Give the database's name.
{{- end }}
{{- if not $database.username }}
database.username: not set. Give the name of a user that may create, alter and drop tables.
{{- end }}
{{- if or $refs.password $database.password.value }}
{{- else if $external }}
{{ $external }}.password: not set. Name the secret in the store that holds the password (or a whole connection string: {{ $external }}.DATABASE_CONNECTION_STRING), or a Secret that holds it in database.password.existingSecret.
{{- else }}
database.password.existingSecret: not set. Put the password into a Secret under the key {{ $database.password.existingSecretKey }} and name the Secret here.
{{- end }}
{{- end }}
{{- else if and $runtime.enabled (not $runtime.baseUrl) (or (and $runtime.ingress.enabled (not $runtime.ingress.hosts)) (and $runtime.httpRoute.enabled (not $runtime.httpRoute.hostnames)) (and $runtime.route.enabled (not $runtime.route.host))) }}
runtime.baseUrl: not set, but the Ingress, HTTPRoute or Route takes its host from it. Set it, or turn them off while runtime.replicas is 0.
{{- end }}
{{- end }}

{{/* Names of the chart's objects. */}}
{{- define "boomi-flow.validation.names" -}}
{{- if not (regexMatch "^[a-z]([a-z0-9-]*[a-z0-9])?$" (include "boomi-flow.fullname" .)) }}
fullnameOverride: the objects would be named '{{ include "boomi-flow.fullname" . }}', but the name of a Service begins with a small letter and has only small letters, digits and hyphens. Set fullnameOverride to such a name.
{{- end }}
{{- range $key := list "app.kubernetes.io/name" "app.kubernetes.io/instance" "app.kubernetes.io/component" }}
{{- range $path, $labels := dict "commonLabels" $.Values.commonLabels "player.podLabels" $.Values.player.podLabels "runtime.podLabels" $.Values.runtime.podLabels }}
{{- if hasKey $labels $key }}
{{ $path }}: '{{ $key }}' selects the pods and cannot be set. Remove it; nameOverride changes the name.
{{- end }}
{{- end }}
{{- end }}
{{- range $path, $labels := dict "commonLabels" .Values.commonLabels "player.podLabels" .Values.player.podLabels "runtime.podLabels" .Values.runtime.podLabels "player.service.labels" .Values.player.service.labels "runtime.service.labels" .Values.runtime.service.labels }}
{{- range $key, $value := $labels }}
{{- if not (regexMatch "^([A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?$" (include "boomi-flow.text" $value)) }}
{{ $path }}: the value of '{{ $key }}' cannot be a label's. Use at most 63 letters, digits, hyphens, underscores and dots.
{{- end }}
{{- end }}
{{- end }}
{{- end }}

{{/* Every name of a Secret or ConfigMap of the operator. */}}
{{- define "boomi-flow.validation.references" -}}
{{- $player := .Values.player -}}
{{- $runtime := .Values.runtime -}}
{{- $database := .Values.database -}}
{{- $names := dict
      "player.tls.secretName" $player.tls.secretName
      "runtime.tls.secretName" $runtime.tls.secretName
      "player.origin.inline.existingConfigMap" $player.origin.inline.existingConfigMap
      "database.connectionString.existingSecret" $database.connectionString.existingSecret -}}
{{- $keys := dict "database.connectionString.existingSecretKey" $database.connectionString.existingSecretKey -}}
{{- range $path, $bundle := dict "player.origin.ca" $player.origin.ca "database.rootCertificate" $database.rootCertificate }}
{{- $_ := set $names (printf "%s.existingSecret" $path) $bundle.existingSecret }}
{{- $_ := set $names (printf "%s.existingConfigMap" $path) $bundle.existingConfigMap }}
{{- $_ := set $keys (printf "%s.key" $path) $bundle.key }}
{{- if and $bundle.existingSecret $bundle.existingConfigMap }}
{{ $path }}: both a Secret and a ConfigMap are named. Keep one of them.
{{- end }}
{{- end }}
{{- range $path, $secret := dict "runtime.installationToken" $runtime.installationToken "runtime.otlp.headers" $runtime.otlp.headers "database.password" $database.password }}
{{- $_ := set $names (printf "%s.existingSecret" $path) $secret.existingSecret }}
{{- $_ := set $keys (printf "%s.existingSecretKey" $path) $secret.existingSecretKey }}
{{- if and $secret.existingSecret $secret.value }}
{{ $path }}: both value and existingSecret are set. Keep one of them, best the Secret.
{{- end }}
{{- end }}
{{- range $path, $name := $names }}
{{- if and $name (not (regexMatch "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$" $name)) }}
{{ $path }}: this cannot be the name of an object in Kubernetes. Use small letters, digits, hyphens and dots.
{{- end }}
{{- end }}
{{- range $path, $key := $keys }}
{{- if not (regexMatch "^[A-Za-z0-9._-]+$" $key) }}
{{ $path }}: this cannot be a key of a Secret or ConfigMap. Use letters, digits, hyphens, dots and underscores.
{{- end }}
{{- end }}
{{- end }}

{{/* What both tiers have. Call with root, tier (the name) and values. */}}
{{- define "boomi-flow.validation.tier" -}}
{{- $tier := .tier -}}
{{- $values := .values -}}
{{- $service := $values.service -}}
{{- $termination := include "boomi-flow.tlsTermination" $values -}}
{{- include "boomi-flow.validation.image" . }}
{{- if include "boomi-flow.autoscaled" $values }}
{{- if gt (int $values.autoscaling.minReplicas) (int $values.autoscaling.maxReplicas) }}
{{ $tier }}.autoscaling.minReplicas: {{ $values.autoscaling.minReplicas }} is more than maxReplicas, {{ $values.autoscaling.maxReplicas }}. Lower one or raise the other.
{{- end }}
{{- end }}
{{- include "boomi-flow.validation.keda" . }}
{{- if $values.autoscaling.enabled }}
{{- with $values.autoscaling }}
{{- if lt (int .minReplicas) 1 }}
{{ $tier }}.autoscaling.minReplicas: 0, but a HorizontalPodAutoscaler keeps at least one pod. Set 1 or more, or use autoscaling.keda.
{{- end }}
{{- if not (or .targetCpu .targetMemory .metrics) }}
{{ $tier }}.autoscaling: there is nothing to scale by. Set targetCpu, targetMemory or metrics.
{{- end }}
{{- if and .targetCpu (not $values.resources.requests.cpu) }}
{{ $tier }}.resources.requests.cpu: not set, but autoscaling.targetCpu is a percentage of it. Set it, or set targetCpu to 0.
{{- end }}
{{- if and .targetMemory (not $values.resources.requests.memory) }}
{{ $tier }}.resources.requests.memory: not set, but autoscaling.targetMemory is a percentage of it. Set it, or set targetMemory to 0.
{{- end }}
{{- end }}
{{- end }}
{{- $fewest := include "boomi-flow.fewestPods" $values | int }}
{{- if and $values.podDisruptionBudget.enabled (gt $fewest 1) }}
{{- $budget := $values.podDisruptionBudget }}
{{- if hasKey $budget "minAvailable" }}
{{- if or (eq (toString $budget.minAvailable) "100%") (and (not (kindIs "string" $budget.minAvailable)) (ge (int $budget.minAvailable) $fewest)) }}
{{ $tier }}.podDisruptionBudget.minAvailable: {{ $budget.minAvailable }} of {{ $fewest }} pods must stay, so no node could ever be drained. Lower it below {{ $fewest }}.
{{- end }}
{{- else if has (toString $budget.maxUnavailable) (list "0" "0%") }}
{{ $tier }}.podDisruptionBudget.maxUnavailable: with {{ $budget.maxUnavailable }} no node could ever be drained. Use 1 or more, or set podDisruptionBudget.enabled to false.
{{- end }}
{{- end }}
{{- if and (has (toString $values.rollingUpdate.maxSurge) (list "0" "0%")) (has (toString $values.rollingUpdate.maxUnavailable) (list "0" "0%")) }}
{{ $tier }}.rollingUpdate: with maxSurge and maxUnavailable both 0 no pod could ever be replaced. Use 1 or more for one of them.
{{- end }}
{{- if ge (int $values.preStopSleepSeconds) (int $values.terminationGracePeriodSeconds) }}
{{ $tier }}.terminationGracePeriodSeconds: {{ $values.terminationGracePeriodSeconds }} s are over before preStopSleepSeconds, {{ $values.preStopSleepSeconds }} s. Make it larger, by as long as open requests may take.
{{- end }}
{{- if ne $service.type "LoadBalancer" }}
{{- if $service.loadBalancerClass }}
{{ $tier }}.service.loadBalancerClass: only for type LoadBalancer, but the type is {{ $service.type }}. Remove it (set it to "") or change service.type.
{{- end }}
{{- if $service.loadBalancerSourceRanges }}
{{ $tier }}.service.loadBalancerSourceRanges: only for type LoadBalancer, but the type is {{ $service.type }}, so nothing would be limited. Remove it or change service.type.
{{- end }}
{{- end }}
{{- if eq $service.type "ClusterIP" }}
{{- if $service.externalTrafficPolicy }}
{{ $tier }}.service.externalTrafficPolicy: only for types LoadBalancer and NodePort. Remove it (set it to "") or change service.type.
{{- end }}
{{- if $service.nodePort }}
{{ $tier }}.service.nodePort: only for types NodePort and LoadBalancer. Remove it or change service.type.
{{- end }}
{{- end }}
{{- range $service.loadBalancerSourceRanges }}
{{- if not (regexMatch "^([0-9]{1,3}(\\.[0-9]{1,3}){3}/[0-9]{1,2}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*/[0-9]{1,3})$" .) }}
{{ $tier }}.service.loadBalancerSourceRanges: '{{ . }}' is not an address range. Write it like 203.0.113.0/24.
{{- end }}
{{- end }}
{{- if and $service.loadBalancerClass (hasKey $service.annotations "service.beta.kubernetes.io/aws-load-balancer-type") }}
{{ $tier }}.service.annotations: aws-load-balancer-type and service.loadBalancerClass name two controllers. Remove the annotation; the class decides.
{{- end }}
{{- include "boomi-flow.validation.exposure" . }}
{{- if $values.gkeHealthCheck.enabled }}
{{- if not (or $values.ingress.enabled $values.httpRoute.enabled) }}
{{ $tier }}.gkeHealthCheck: only for an Ingress or HTTPRoute of this chart; no other load balancer of GKE reads it. Turn one of them on, or set gkeHealthCheck.enabled to false.
{{- end }}
{{- if gt (int $values.gkeHealthCheck.timeoutSeconds) (int $values.gkeHealthCheck.intervalSeconds) }}
{{ $tier }}.gkeHealthCheck.timeoutSeconds: {{ $values.gkeHealthCheck.timeoutSeconds }} s are more than intervalSeconds, {{ $values.gkeHealthCheck.intervalSeconds }} s, which Google refuses. Lower one or raise the other.
{{- end }}
{{- end }}
{{- if and $values.httpRoute.enabled (not $values.httpRoute.parentRefs) }}
{{ $tier }}.httpRoute.parentRefs: empty, so no Gateway would serve the route. Name one, for example [{name: public, namespace: gateways}].
{{- end }}
{{- range $values.httpRoute.parentRefs }}
{{- if not .name }}
{{ $tier }}.httpRoute.parentRefs: an entry has no name. Name the Gateway.
{{- end }}
{{- end }}
{{- if eq $termination "loadBalancer" }}
{{- if ne $service.type "LoadBalancer" }}
{{ $tier }}.tls.termination: loadBalancer, but service.type is {{ $service.type }}. Change service.type, or choose pod or upstream.
{{- else if include "boomi-flow.validation.certificateAnnotation" . }}
{{- else if $values.tls.certificateArn }}
{{ $tier }}.service.annotations: nothing hands tls.certificateArn to the load balancer. Add the annotation that does, as the values-eks files do: service.beta.kubernetes.io/aws-load-balancer-ssl-cert.
{{- else }}
{{ $tier }}.tls.certificateArn: not set, so the load balancer would have no certificate. Give the certificate's ARN (EKS), name the certificate in an annotation of your cloud, or choose pod.
{{- end }}
{{- end }}
{{- if and $values.tls.certificateArn (not (regexMatch "^arn:aws[a-z-]*:(acm|iam):[a-z0-9-]*:[0-9]{12}:[A-Za-z/_-]*certificate/.+$" $values.tls.certificateArn)) }}
{{ $tier }}.tls.certificateArn: this is not the ARN of a certificate. It looks like arn:aws:acm:eu-west-1:123456789012:certificate/12345678-1234-1234-1234-123456789012.
{{- end }}
{{- if and (eq $termination "pod") (not $values.tls.secretName) }}
{{ $tier }}.tls.secretName: not set, but tls.termination is pod. Make a Secret with kubectl create secret tls and name it here.
{{- end }}
{{- if and (eq $termination "none") $values.ingress.enabled $values.ingress.tls.enabled }}
{{ $tier }}.tls.termination: none means plain HTTP, but ingress.tls.enabled is on. Choose upstream.
{{- end }}
{{- if and $service.nodePort (not $service.allocateLoadBalancerNodePorts) }}
{{ $tier }}.service.nodePort: set, but allocateLoadBalancerNodePorts is off. Keep one of them.
{{- end }}
{{- if and (eq $service.ipFamilyPolicy "SingleStack") (gt (len $service.ipFamilies) 1) }}
{{ $tier }}.service.ipFamilies: names two families, but ipFamilyPolicy is SingleStack. Remove one, or choose PreferDualStack.
{{- end }}
{{- range $key, $hosts := dict "ingress.hosts" $values.ingress.hosts "httpRoute.hostnames" $values.httpRoute.hostnames }}
{{- range $hosts }}
{{- if not (regexMatch "^(\\*\\.)?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$" .) }}
{{ $tier }}.{{ $key }}: '{{ . }}' is not a host name. Write it in small letters, without scheme, port and path.
{{- end }}
{{- end }}
{{- end }}
{{- if ge (int $values.minReadySeconds) (int $values.progressDeadlineSeconds) }}
{{ $tier }}.progressDeadlineSeconds: {{ $values.progressDeadlineSeconds }} s are over before a pod has been ready for minReadySeconds, {{ $values.minReadySeconds }} s. Make it larger.
{{- end }}
{{- if and (eq $values.dnsPolicy "None") (not (get $values.dnsConfig "nameservers")) }}
{{ $tier }}.dnsConfig.nameservers: empty, but dnsPolicy is None, so no name could be resolved. Add a name server, or choose another dnsPolicy.
{{- end }}
{{- range $values.topologySpreadConstraints }}
{{- if not (and (hasKey . "maxSkew") (hasKey . "topologyKey") (hasKey . "whenUnsatisfiable")) }}
{{ $tier }}.topologySpreadConstraints: an entry lacks maxSkew, topologyKey or whenUnsatisfiable. Add it.
{{- end }}
{{- end }}
{{- include "boomi-flow.validation.env" . }}
{{- range $values.extraVolumes }}
{{- if not .name }}
{{ $tier }}.extraVolumes: an entry lacks its name. Add it.
{{- else if or (hasPrefix "writable-" .name) (has .name (list "config" "tmp" "page" "cache" "origin-ca" "tls" "proxy-config" "proxy-tmp" "database-ca" "secrets-store")) }}
{{ $tier }}.extraVolumes: the chart has a volume '{{ .name }}' already. Choose another name.
{{- end }}
{{- end }}
{{- end }}

{{/* KEDA's ScaledObject. Call with tier (the name) and values. */}}
{{- define "boomi-flow.validation.keda" -}}
{{- $key := printf "%s.autoscaling" .tier -}}
{{- $autoscaling := .values.autoscaling -}}
{{- if $autoscaling.keda.enabled }}
{{- if $autoscaling.enabled }}
{{ $key }}: both enabled and keda.enabled are true, and two autoscalers would fight over the number of pods. Set one of them to false.
{{- end }}
{{- if not $autoscaling.keda.triggers }}
{{ $key }}.keda.triggers: empty, so there is nothing to scale by. Add a trigger, for example of type cpu.
{{- end }}
{{- $wakes := false }}
{{- range $autoscaling.keda.triggers }}
{{- $type := get . "type" }}
{{- if not $type }}
{{ $key }}.keda.triggers: an entry lacks type. Add it, for example cpu or prometheus.
{{- end }}
{{- if not (kindIs "map" (get . "metadata")) }}
{{ $key }}.keda.triggers: the entry of type '{{ $type }}' lacks metadata. Add what that type asks for.
{{- else }}
{{- range $name, $value := .metadata }}
{{- if not (kindIs "string" $value) }}
{{ $key }}.keda.triggers: metadata.{{ $name }} of type '{{ $type }}' is not a text, which is all that KEDA takes. Write it in quotes.
{{- end }}
{{- end }}
{{- end }}
{{- if not (has $type (list "cpu" "memory")) }}
{{- $wakes = true }}
{{- end }}
{{- end }}
{{- if and $autoscaling.keda.triggers (lt (int $autoscaling.minReplicas) 1) (not $wakes) }}
{{ $key }}.minReplicas: 0, but without a pod there is no CPU or memory use that could start one. Set 1 or more, or add a trigger of another type.
{{- end }}
{{- end }}
{{- end }}

{{- define "boomi-flow.validation.image" -}}
{{- with .values.image }}
{{- if and .digest (not (regexMatch "^sha256:[0-9a-f]{64}$" .digest)) }}
{{ $.tier }}.image.digest: this is not a digest. It is sha256: and 64 hexadecimal digits.
{{- end }}
{{- if and .tag (not (regexMatch "^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$" .tag)) }}
{{ $.tier }}.image.tag: '{{ .tag }}' cannot be a tag. Use letters, digits, underscores, dots and hyphens.
{{- end }}
{{- if regexMatch "[@: ]" .repository }}
{{ $.tier }}.image.repository: '{{ .repository }}' holds more than a name. Put the tag and the digest into keys of their own.
{{- end }}
{{- if and (eq $.tier "player") (not .tag) (not .digest) }}
player.image.tag: empty. Name a version of NGINX, or a digest.
{{- end }}
{{- end }}
{{- end }}

{{/* Whether something names a certificate for the load balancer: "true" or nothing. */}}
{{- define "boomi-flow.validation.certificateAnnotation" -}}
{{- $certificates := dict -}}
{{- range $key, $value := .values.service.annotations -}}
{{- if regexMatch "cert|tls-secret" $key -}}
{{- $_ := set $certificates $key $value -}}
{{- end -}}
{{- end -}}
{{- if include "boomi-flow.annotations" (dict "root" .root "maps" (list $certificates)) -}}
true
{{- end -}}
{{- end }}

{{- define "boomi-flow.validation.env" -}}
{{- $own := list -}}
{{- if eq .tier "runtime" -}}
{{- $own = list "BASE_URL" "DATABASE_CONNECTION_STRING" "DATABASE_PASSWORD" "INSTALLATION_TOKEN" "FLOW_API_URL" "FLOW_OFFLINE" "LOGGING_LEVEL" "Otlp_Endpoint" "Otlp_Headers" -}}
{{- end -}}
{{- range $name, $value := .values.extraEnv }}
{{- if has $name $own }}
{{ $.tier }}.extraEnv: '{{ $name }}' is set by the chart. Use its own key in the values.
{{- end }}
{{- if kindIs "map" $value }}
{{- if eq (hasKey $value "value") (hasKey $value "valueFrom") }}
{{ $.tier }}.extraEnv.{{ $name }}: has both value and valueFrom, or neither. Keep or add one of them.
{{- end }}
{{- end }}
{{- end }}
{{- end }}

{{/* The origin of the player page. */}}
{{- define "boomi-flow.validation.player" -}}
{{- $origin := .Values.player.origin -}}
{{- range $type, $keys := dict "s3" (list "bucket" "region") "azureBlob" (list "account" "container") "azureWebsite" (list "host") "gcs" (list "bucket") "https" (list "url") }}
{{- if eq $origin.type $type }}
{{- range $key := $keys }}
{{- if not (get (get $origin $type) $key) }}
player.origin.{{ $type }}.{{ $key }}: not set, but player.origin.type is {{ $type }}. Set it.
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- range $name, $value := .Values.player.headers }}
{{- $own := dict "cache-control" "player.cacheControl" "strict-transport-security" "player.hstsMaxAgeSeconds" }}
{{- with get $own (lower $name) }}
player.headers: '{{ $name }}' has a key of its own. Use {{ . }}.
{{- end }}
{{- end }}
{{- if and (eq $origin.type "s3") (contains "." $origin.s3.bucket) (not $origin.s3.pathStyle) }}
player.origin.s3.pathStyle: the bucket's name has a dot, for which no certificate fits. Set pathStyle to true.
{{- end }}
{{- if and (eq $origin.type "https") $origin.https.url (not (regexMatch "^https://[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?(/[A-Za-z0-9._~-]+)*/?$" $origin.https.url)) }}
player.origin.https.url: this is not an address of the form https://host/path. Use https, and neither query nor special characters.
{{- end }}
{{- if eq $origin.type "inline" }}
{{- if not (or $origin.inline.html $origin.inline.existingConfigMap) }}
player.origin.inline.html: empty, but player.origin.type is inline. Give the page, or name a ConfigMap that holds it in existingConfigMap.
{{- end }}
{{- if and $origin.inline.html $origin.inline.existingConfigMap }}
player.origin.inline: both html and existingConfigMap are set. Keep one of them.
{{- end }}
{{- end }}
{{- end }}

{{/* The runtime's own settings. */}}
{{- define "boomi-flow.validation.runtime" -}}
{{- $runtime := .Values.runtime -}}
{{- $url := $runtime.baseUrl -}}
{{- $termination := include "boomi-flow.tlsTermination" $runtime -}}
{{- if $url }}
{{- if hasSuffix "/" $url }}
runtime.baseUrl: ends with a slash. Write it without one, and exactly as platform.uri in the player page.
{{- else if not (regexMatch "^https?://[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?(/[A-Za-z0-9._~-]+)*$" $url) }}
runtime.baseUrl: this is not an address that browsers could use. Write it like https://flow.example.com, with a port or path where there is one.
{{- else if and (hasPrefix "https:" $url) (eq $termination "none") }}
runtime.baseUrl: begins with https, but runtime.tls.termination is none, so nothing would answer HTTPS. Choose loadBalancer, pod or upstream.
{{- else if and (hasPrefix "http:" $url) $termination (ne $termination "none") }}
runtime.baseUrl: begins with http, but HTTPS ends at {{ $termination }}. Write https, or choose plain HTTP on purpose: runtime.tls.termination none.
{{- end }}
{{- end }}
{{- if and $runtime.flowApiUrl (not (regexMatch "^https://[^ \"']+$" $runtime.flowApiUrl)) }}
runtime.flowApiUrl: this is not an HTTPS address. It looks like https://eu.flow-prod.boomi.com.
{{- end }}
{{- if and $runtime.otlp.endpoint (not (regexMatch "^https?://[^ \"']+$" $runtime.otlp.endpoint)) }}
runtime.otlp.endpoint: this is not an address. It looks like http://collector.observability.svc:4317.
{{- end }}
{{- $integration := .Values.integrationRuntime -}}
{{- if and $integration.host (not (regexMatch "^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$" $integration.host)) }}
integrationRuntime.host: this is not a host. Give the name or address alone; scheme and port have keys of their own.
{{- end }}
{{- if $integration.service.enabled }}
{{- if not $integration.host }}
integrationRuntime.host: not set, but integrationRuntime.service is a second name for it. Set it, or turn the Service off.
{{- else if not (regexMatch "[A-Za-z]" (splitList "." $integration.host | last)) }}
integrationRuntime.service.enabled: true, but a Service of type ExternalName leads to names and not to addresses. Give integrationRuntime.host a name, or turn the Service off.
{{- end }}
{{- end }}
{{- if and (or $integration.namespaceSelector $integration.podSelector) (not $integration.host) }}
integrationRuntime.host: not set, but there is a selector for its pods. Set it, or remove namespaceSelector and podSelector.
{{- end }}
{{- $refs := include "boomi-flow.runtime.secretRefs" . | fromYaml }}
{{- if and (or $runtime.otlp.headers.value $refs.OTLP_HEADERS) (not $runtime.otlp.endpoint) }}
runtime.otlp.endpoint: not set, but there are headers for it. Set it, or remove the headers.
{{- end }}
{{- end }}

{{- define "boomi-flow.validation.database" -}}
{{- $database := .Values.database -}}
{{- $runtime := .Values.runtime -}}
{{- $refs := include "boomi-flow.runtime.secretRefs" . | fromYaml -}}
{{- if not $refs.DATABASE_CONNECTION_STRING }}
{{- if and $database.host (or (contains "://" $database.host) (not (regexMatch "^[A-Za-z0-9._:/-]+$" $database.host))) }}
database.host: this is not a host. Give the name or address alone; port, database and user have keys of their own.
{{- end }}
{{- if and $database.host $database.proxy.type }}
database.host: set, but database.proxy.type is {{ $database.proxy.type }}, and the proxy finds the database by its instance. Remove it (set it to ""), or set database.proxy.type to "".
{{- end }}
{{- if contains ".cluster-ro-" $database.host }}
database.host: this is the reader endpoint of Aurora, but the runtime makes tables. Use the writer endpoint, which has .cluster- in its name.
{{- end }}
{{- $own := list "host" "server" "port" "database" "db" "username" "userid" "uid" "password" "psw" "pwd" "sslmode" "trustservercertificate" "rootcertificate" "keepalive" "minimumpoolsize" "minpoolsize" "maximumpoolsize" "maxpoolsize" "applicationname" }}
{{- range $name, $value := $database.parameters }}
{{- if has ($name | lower | replace " " "" | replace "_" "") $own }}
database.parameters: '{{ $name }}' is set by the chart. Use its own key under database.
{{- else if not (regexMatch "^[A-Za-z][A-Za-z0-9 ]*$" $name) }}
database.parameters: '{{ $name }}' cannot be the name of a parameter. Use Npgsql's names, for example Command Timeout.
{{- end }}
{{- end }}
{{- end }}
{{- include "boomi-flow.validation.databaseProxy" . }}
{{- if gt (int $database.minPoolSize) (int $database.maxPoolSize) }}
database.minPoolSize: {{ $database.minPoolSize }} is more than maxPoolSize, {{ $database.maxPoolSize }}. Lower one or raise the other.
{{- end }}
{{- if $database.serverMaxConnections }}
{{- $most := include "boomi-flow.mostPods" $runtime | int }}
{{- $all := include "boomi-flow.mostPodsInRollout" $runtime | int }}
{{- $needed := mul $all (int $database.maxPoolSize) }}
{{- if gt (int $needed) (sub (int $database.serverMaxConnections) 3 | int) }}
database.maxPoolSize: {{ $most }} pods and {{ sub $all $most }} during a rollout with {{ $database.maxPoolSize }} connections each are {{ $needed }}, but the server has {{ $database.serverMaxConnections }}, 3 of them for itself. Lower maxPoolSize or the number of pods, or raise the server's max_connections.
{{- end }}
{{- end }}
{{- end }}

{{/* The message for all problems; nothing when there are none. */}}
{{- define "boomi-flow.validation" -}}
{{- $required := include "boomi-flow.validation.required" . -}}
{{- $found := print $required (include "boomi-flow.validation.names" .) (include "boomi-flow.validation.references" .) -}}
{{- if .Values.player.enabled -}}
{{- $found = print $found (include "boomi-flow.validation.tier" (dict "root" . "tier" "player" "values" .Values.player)) (include "boomi-flow.validation.player" .) (include "boomi-flow.validation.metrics" .) -}}
{{- end -}}
{{- if .Values.runtime.enabled -}}
{{- $found = print $found (include "boomi-flow.validation.tier" (dict "root" . "tier" "runtime" "values" .Values.runtime)) (include "boomi-flow.validation.runtime" .) (include "boomi-flow.validation.external" .) (include "boomi-flow.validation.database" .) -}}
{{- end -}}
{{- $problems := list -}}
{{- range splitList "\n" $found -}}
{{- if trim . -}}
{{- $problems = append $problems (trim .) -}}
{{- end -}}
{{- end -}}
{{- if $problems -}}
{{ len $problems }} problem{{ ternary "" "s" (eq (len $problems) 1) }} in the values of {{ .Chart.Name }}:
{{- range $problems }}
  - {{ . }}
{{- end }}
{{- if not .Chart.IsRoot }}
The keys lie under '{{ .Chart.Name }}:' in the values of the parent chart.
{{- end }}
{{- if trim $required }}

An example that says all that must be said; the values-<cloud>.yaml files beside this chart say what a cloud needs:

  kubectl create secret generic flow-token --namespace {{ .Release.Namespace }} --from-literal=INSTALLATION_TOKEN=…
  kubectl create secret generic flow-database --namespace {{ .Release.Namespace }} --from-literal=password=…
  helm upgrade --install {{ .Release.Name }} boomi-flow --namespace {{ .Release.Namespace }} \
    --set player.origin.type=s3 \
    --set player.origin.s3.bucket=my-player \
    --set player.origin.s3.region=eu-west-1 \
    --set-string runtime.image.tag=VERSION \
    --set runtime.baseUrl=https://flow.example.com \
    --set runtime.tls.termination=upstream \
    --set runtime.installationToken.existingSecret=flow-token \
    --set database.host=flow-db.example.com \
    --set database.name=flow \
    --set database.username=flow \
    --set database.password.existingSecret=flow-database
{{- end }}
{{- end -}}
{{- end }}
