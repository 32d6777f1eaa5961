{{/* Where TLS ends for a tier: what the chart puts in front of it decides when nothing is chosen. */}}
{{- define "boomi-flow.tlsTermination" -}}
{{- if .tls.termination -}}
{{- .tls.termination -}}
{{- else if or .ingress.enabled .httpRoute.enabled -}}
upstream
{{- else if .route.enabled -}}
{{- ternary "upstream" "pod" (eq .route.termination "edge") -}}
{{- end -}}
{{- end }}

{{/* The port of a tier's Service. */}}
{{- define "boomi-flow.servicePort" -}}
{{- if has (include "boomi-flow.tlsTermination" .) (list "loadBalancer" "pod") -}}
{{- .service.ports.https -}}
{{- else -}}
{{- .service.ports.http -}}
{{- end -}}
{{- end }}

{{/* The name of that port. */}}
{{- define "boomi-flow.servicePortName" -}}
{{- ternary "https" "http" (has (include "boomi-flow.tlsTermination" .) (list "loadBalancer" "pod")) -}}
{{- end }}

{{/* The name of the container's port behind the Service. */}}
{{- define "boomi-flow.targetPort" -}}
{{- ternary "https" "http" (eq (include "boomi-flow.tlsTermination" .) "pod") -}}
{{- end }}

{{/* Whether the pods of a tier must listen on IPv6 as well: "true" or nothing. */}}
{{- define "boomi-flow.listensOnIpv6" -}}
{{- if or (has "IPv6" .service.ipFamilies) (has .service.ipFamilyPolicy (list "PreferDualStack" "RequireDualStack")) -}}
true
{{- end -}}
{{- end }}

{{/* The host in runtime.baseUrl, without port and path. */}}
{{- define "boomi-flow.baseHost" -}}
{{- regexReplaceAll "[:/].*$" (regexReplaceAll "^https?://" .Values.runtime.baseUrl "") "" -}}
{{- end }}

{{/* The host names of a tier's Ingress, HTTPRoute or Route as JSON. Call with root, tier and hosts. */}}
{{- define "boomi-flow.hosts" -}}
{{- if .hosts -}}
{{- toJson .hosts -}}
{{- else if eq .tier "runtime" -}}
{{- list (include "boomi-flow.baseHost" .root) | toJson -}}
{{- else -}}
[]
{{- end -}}
{{- end }}

{{/* NGINX's listeners on a port of the pod, for IPv4 and where wanted IPv6. Call with tier (values), port and tls. */}}
{{- define "boomi-flow.nginxListen" -}}
{{- $options := ternary " ssl default_server" " default_server" .tls -}}
listen {{ .port }}{{ $options }};
{{- if include "boomi-flow.listensOnIpv6" .values }}
listen [::]:{{ .port }}{{ $options }};
{{- end }}
{{- end }}

{{/* What every NGINX of the chart begins with. Call with workers and grace (seconds to finish requests). */}}
{{- define "boomi-flow.nginxMain" -}}
worker_processes {{ int .workers }};
worker_shutdown_timeout {{ .grace }}s;
pid /tmp/nginx.pid;
error_log stderr notice;

events {
  worker_connections 1024;
}
{{- end }}

{{/* What every http block of the chart begins with: the image's own nginx.conf is not used. */}}
{{- define "boomi-flow.nginxHttp" -}}
include /etc/nginx/mime.types;
default_type application/octet-stream;
server_tokens off;
absolute_redirect off;
port_in_redirect off;
sendfile on;
tcp_nopush on;
# Longer than the usual 60 s of load balancers, so that they never send into a connection that was just closed.
keepalive_timeout 75s;
# A stopping NGINX answers one more request on each open connection and says in it that it closes. Without this it would
# close connections at once, and a request that is on its way on one of them would be lost.
keepalive_min_timeout 10s;

# The root file system is read-only.
client_body_temp_path /tmp/client-body;
proxy_temp_path /tmp/proxy;
fastcgi_temp_path /tmp/fastcgi;
uwsgi_temp_path /tmp/uwsgi;
scgi_temp_path /tmp/scgi;
{{- end }}

{{/* The server's side of TLS. A name in a variable makes NGINX read the files anew, so a renewed certificate needs no restart. */}}
{{- define "boomi-flow.nginxTls" -}}
ssl_certificate $tls_certificate;
ssl_certificate_key $tls_key;
ssl_protocols TLSv1.2 TLSv1.3;
ssl_ciphers ECDHE+AESGCM:ECDHE+CHACHA20;
ssl_prefer_server_ciphers off;
ssl_session_cache shared:tls:2m;
ssl_session_tickets off;
{{- end }}

{{/* The variables that nginxTls needs, in the http block. */}}
{{- define "boomi-flow.nginxTlsFiles" -}}
map $ssl_server_name $tls_certificate {
  default /etc/boomi-flow/tls/tls.crt;
}
map $ssl_server_name $tls_key {
  default /etc/boomi-flow/tls/tls.key;
}
{{- end }}

{{/* Seconds that NGINX has for open requests after the preStop sleep, with 2 s to spare. */}}
{{- define "boomi-flow.drainSeconds" -}}
{{- max 1 (sub (sub (int .terminationGracePeriodSeconds) (int .preStopSleepSeconds)) 2) -}}
{{- end }}
