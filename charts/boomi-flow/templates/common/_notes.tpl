{{/* The steps in NOTES.txt. Each template writes one step; a command stands on a line of its own, indented. */}}

{{/* How a tier is reached. Call with root, tier (the name) and values. */}}
{{- define "boomi-flow.notes.address" -}}
{{- $values := .values -}}
{{- $object := printf "%s-%s" (include "boomi-flow.fullname" .root) .tier -}}
{{- $kubectl := printf "kubectl --namespace %s" .root.Release.Namespace -}}
{{- $hosts := include "boomi-flow.hosts" (dict "root" .root "tier" .tier "hosts" (ternary $values.httpRoute.hostnames $values.ingress.hosts $values.httpRoute.enabled)) | fromJsonArray | join ", " -}}
{{- $name := $hosts | default (printf "the %s's name" .tier) -}}
{{- $port := include "boomi-flow.servicePort" $values -}}
{{- if $values.route.enabled -}}
Let DNS lead the host of the {{ .tier }}'s Route to the router, unless it is below the router's own domain. The host is:
  {{ $kubectl }} get route {{ $object }} --output jsonpath='{.spec.host}{"\n"}'
The router takes the route when this says True:
  {{ $kubectl }} get route {{ $object }} --output jsonpath='{.status.ingress[*].conditions[?(@.type=="Admitted")].status}{"\n"}'
{{- else if $values.ingress.enabled -}}
Let DNS lead {{ $name }} to the Ingress of the {{ .tier }}, whose address is:
  {{ $kubectl }} get ingress {{ $object }} --output jsonpath='{.status.loadBalancer.ingress[0]}{"\n"}'
{{- else if $values.httpRoute.enabled -}}
{{- $gateway := first $values.httpRoute.parentRefs -}}
Let DNS lead {{ $name }} to the Gateway of the {{ .tier }}, whose address is:
  kubectl --namespace {{ $gateway.namespace | default .root.Release.Namespace }} get gateway {{ $gateway.name }} --output jsonpath='{.status.addresses[0].value}{"\n"}'
The Gateway takes the route when this says True:
  {{ $kubectl }} get httproute {{ $object }} --output jsonpath='{.status.parents[*].conditions[?(@.type=="Accepted")].status}{"\n"}'
{{- else if eq $values.service.type "LoadBalancer" -}}
{{- $field := include "boomi-flow.notes.addressField" $values -}}
{{- $record := get (dict "hostname" ", with a CNAME record" "ip" ", with an A record") $field -}}
Let DNS lead {{ $name }} to the load balancer of the {{ .tier }}{{ $record }}. After a minute or more its address is:
  {{ $kubectl }} get service {{ $object }} --output jsonpath='{.status.loadBalancer.ingress[0]{{ with $field }}.{{ . }}{{ end }}}{"\n"}'
If there is none, the events at the end of this say why:
  {{ $kubectl }} describe service {{ $object }}
{{- else if eq $values.service.type "NodePort" -}}
The {{ .tier }} has this port on every node:
  {{ $kubectl }} get service {{ $object }} --output jsonpath='{.spec.ports[0].nodePort}{"\n"}'
{{- else if eq (include "boomi-flow.tlsTermination" $values) "upstream" -}}
Let what stands in front and ends HTTPS send {{ $name }} to port {{ $port }} of the Service of the {{ .tier }}:
  {{ $object }}.{{ .root.Release.Namespace }}.svc
{{- else -}}
Reach the {{ .tier }}, which only the cluster sees, from here, in a terminal of its own:
  {{ $kubectl }} port-forward service/{{ $object }} {{ include "boomi-flow.notes.localPort" . }}:{{ $port }}
{{- end -}}
{{- end }}

{{/* What a cloud's load balancer has, "hostname" or "ip"; nothing when the cloud is not known. Call with a tier's values. */}}
{{- define "boomi-flow.notes.addressField" -}}
{{- $marks := printf "%s %s" .service.loadBalancerClass (keys .service.annotations | join " ") -}}
{{- if regexMatch "(service\\.k8s|eks\\.amazonaws)\\S*/nlb|aws-load-balancer" $marks -}}
hostname
{{- else if regexMatch "networking\\.gke\\.io|azure-" $marks -}}
ip
{{- end -}}
{{- end }}

{{/* The port on this machine for a tier: the one in the base URL when that names this machine. Call with root and tier. */}}
{{- define "boomi-flow.notes.localPort" -}}
{{- if eq .tier "player" -}}
8080
{{- else -}}
{{- regexFind "^http://(localhost|127\\.0\\.0\\.1):[0-9]+" .root.Values.runtime.baseUrl | regexFind "[0-9]+$" | default "8081" -}}
{{- end -}}
{{- end }}

{{/* The label with which AWS lets a pod count as ready only when its load balancer sends to it; nothing elsewhere. */}}
{{- define "boomi-flow.notes.readinessGate" -}}
{{- $service := .Values.runtime.service -}}
{{- if eq $service.type "LoadBalancer" -}}
{{- if hasPrefix "eks.amazonaws.com/" $service.loadBalancerClass -}}
eks.amazonaws.com/pod-readiness-gate-inject=enabled
{{- else if hasKey $service.annotations "service.beta.kubernetes.io/aws-load-balancer-nlb-target-type" -}}
elbv2.k8s.aws/pod-readiness-gate-inject=enabled
{{- end -}}
{{- end -}}
{{- end }}
