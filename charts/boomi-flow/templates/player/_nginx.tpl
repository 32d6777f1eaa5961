{{/* The origin of the player page as JSON: host, port, authority (what the Host header says) and prefix (begins with / or is empty). */}}
{{- define "boomi-flow.player.origin" -}}
{{- $origin := .Values.player.origin -}}
{{- $host := "" -}}
{{- $port := "443" -}}
{{- $path := "" -}}
{{- if eq $origin.type "s3" -}}
{{- $endpoint := printf "s3.%s.%s" $origin.s3.region $origin.s3.endpointSuffix -}}
{{- $host = ternary $endpoint (printf "%s.%s" $origin.s3.bucket $endpoint) $origin.s3.pathStyle -}}
{{- $path = ternary (printf "/%s" $origin.s3.bucket) "" $origin.s3.pathStyle -}}
{{- else if eq $origin.type "azureBlob" -}}
{{- $host = printf "%s.%s" $origin.azureBlob.account $origin.azureBlob.endpointSuffix -}}
{{- $path = printf "/%s" $origin.azureBlob.container -}}
{{- else if eq $origin.type "azureWebsite" -}}
{{- $host = $origin.azureWebsite.host -}}
{{- else if eq $origin.type "gcs" -}}
{{- $host = "storage.googleapis.com" -}}
{{- $path = printf "/%s" $origin.gcs.bucket -}}
{{- else if eq $origin.type "https" -}}
{{- $address := trimPrefix "https://" $origin.https.url | trimSuffix "/" -}}
{{- $authority := regexReplaceAll "/.*$" $address "" -}}
{{- $path = trimPrefix $authority $address -}}
{{- $host = regexReplaceAll ":[0-9]+$" $authority "" -}}
{{- $port = regexFind ":[0-9]+$" $authority | trimPrefix ":" | default "443" -}}
{{- end -}}
{{- if $origin.prefix -}}
{{- $path = printf "%s/%s" $path $origin.prefix -}}
{{- end -}}
{{- $authority := ternary $host (printf "%s:%s" $host $port) (eq $port "443") -}}
{{- dict "host" $host "port" $port "authority" $authority "prefix" $path | toJson -}}
{{- end }}

{{/* The player's nginx.conf. */}}
{{- define "boomi-flow.player.nginxConfig" -}}
{{- $player := .Values.player -}}
{{- $termination := include "boomi-flow.tlsTermination" $player -}}
{{- $tls := eq $termination "pod" -}}
{{- include "boomi-flow.nginxMain" (dict "workers" $player.workerProcesses "grace" (include "boomi-flow.drainSeconds" $player)) }}

http {
  {{- include "boomi-flow.nginxHttp" . | nindent 2 }}

  log_format main '$remote_addr [$time_iso8601] "$request" $status $body_bytes_sent $request_time "$http_user_agent" cache=$upstream_cache_status upstream=$upstream_status';
  access_log {{ ternary "/dev/stdout main" "off" $player.accessLog }};

  gzip on;
  gzip_proxied any;
  gzip_vary on;
  gzip_min_length 1024;
  gzip_types text/plain text/css text/javascript application/javascript application/json image/svg+xml;

  map $request_method $method_refused {
    default 1;
    GET 0;
    HEAD 0;
  }
  {{- if $tls }}
  {{- include "boomi-flow.nginxTlsFiles" . | nindent 2 }}
  {{- end }}
  {{- if ne $player.origin.type "inline" }}
  {{- include "boomi-flow.player.nginxCache" . | nindent 2 }}
  {{- end }}

  server {
    {{- include "boomi-flow.nginxListen" (dict "values" $player "port" (ternary 8443 8080 $tls) "tls" $tls) | nindent 4 }}
    server_name _;
    {{- if $tls }}
    {{- include "boomi-flow.nginxTls" . | nindent 4 }}
    {{- end }}
    {{- range $name, $value := $player.headers }}
    {{- if $value }}
    add_header {{ $name }} "{{ $value }}" always;
    {{- end }}
    {{- end }}
    {{- if and $player.hstsMaxAgeSeconds (has $termination (list "loadBalancer" "pod" "upstream")) }}
    add_header Strict-Transport-Security "max-age={{ int64 $player.hstsMaxAgeSeconds }}" always;
    {{- end }}
    {{- with $player.cacheControl }}
    add_header Cache-Control "{{ . }}" always;
    {{- end }}

    # Answered here and not by the origin, so that the cache can serve while the origin is away.
    location = /healthz {
      access_log off;
      default_type text/plain;
      return 200 "ok\n";
    }

    if ($method_refused) {
      return 405;
    }
    {{- if eq $player.origin.type "inline" }}
    {{- include "boomi-flow.player.nginxInline" . | nindent 4 }}
    {{- else }}
    {{- include "boomi-flow.player.nginxOrigin" . | nindent 4 }}
    {{- end }}
  }
  {{- if $player.metrics.enabled }}

  # For the exporter in the same pod, and nobody else.
  server {
    listen 127.0.0.1:8081;
    access_log off;
    location = /stub_status {
      stub_status;
    }
    location / {
      return 404;
    }
  }
  {{- end }}
}
{{ end }}

{{- define "boomi-flow.player.resolverOptions" -}}
valid={{ int64 .Values.player.dns.validSeconds }}s{{ ternary "" " ipv6=off" .Values.player.dns.ipv6 }}
{{- end }}

{{/* Starts NGINX with the name servers of the pod, which NGINX does not look up by itself. */}}
{{- define "boomi-flow.player.start" -}}
servers=
while read -r key value _; do
  [ "$key" = nameserver ] || continue
  case $value in *:*) value="[$value]" ;; esac
  servers="$servers $value"
done </etc/resolv.conf
echo "resolver$servers {{ include "boomi-flow.player.resolverOptions" . }};" >/tmp/resolver.conf
exec nginx -e stderr -c /etc/boomi-flow/nginx/nginx.conf -g 'daemon off;'
{{- end }}

{{/* Files that lie in the pod. */}}
{{- define "boomi-flow.player.nginxInline" -}}
root /etc/boomi-flow/page;
location = / {
  try_files /{{ .Values.player.origin.page }} =404;
}
location / {
  try_files $uri =404;
}
{{- end }}

{{/* Objects of the origin. No part of the caller's request but the path reaches it. */}}
{{- define "boomi-flow.player.nginxOrigin" -}}
{{- $player := .Values.player -}}
{{- $origin := include "boomi-flow.player.origin" . | fromJson -}}
# A name in a variable is resolved again when its time is over; a fixed name would be resolved once, at the start.
set $origin "{{ $origin.host }}:{{ $origin.port }}";
{{- if $player.dns.resolvers }}
resolver {{ join " " $player.dns.resolvers }} {{ include "boomi-flow.player.resolverOptions" . }};
{{- else }}
include /tmp/resolver.conf;
{{- end }}
resolver_timeout 5s;

proxy_http_version 1.1;
proxy_pass_request_headers off;
proxy_pass_request_body off;
proxy_set_header Host "{{ $origin.authority }}";
proxy_set_header Connection "";
proxy_set_header Content-Length "";
proxy_connect_timeout 5s;
proxy_read_timeout 30s;
proxy_redirect off;

# Who answers is checked: name (SNI and certificate) and certificate authority.
proxy_ssl_server_name on;
proxy_ssl_name "{{ $origin.host }}";
proxy_ssl_verify on;
proxy_ssl_verify_depth 4;
proxy_ssl_protocols TLSv1.2 TLSv1.3;
proxy_ssl_trusted_certificate {{ ternary "/etc/boomi-flow/origin-ca/ca.crt" "/etc/ssl/certs/ca-certificates.crt" (ne (include "boomi-flow.caVolume" (dict "name" "origin-ca" "bundle" $player.origin.ca)) "") }};

{{- if $player.cacheControl }}
proxy_hide_header Cache-Control;
proxy_hide_header Expires;
proxy_hide_header Pragma;
{{- end }}
{{- range $name := keys $player.headers | sortAlpha }}
proxy_hide_header {{ $name }};
{{- end }}
proxy_hide_header Strict-Transport-Security;
proxy_hide_header Set-Cookie;
proxy_hide_header Alt-Svc;
proxy_hide_header X-Amz-Id-2;
proxy_hide_header X-Amz-Request-Id;
proxy_hide_header X-Amz-Server-Side-Encryption;
proxy_hide_header X-Amz-Server-Side-Encryption-Aws-Kms-Key-Id;
proxy_hide_header X-Amz-Version-Id;
proxy_hide_header X-Amz-Replication-Status;
proxy_hide_header X-Amz-Storage-Class;
proxy_hide_header X-Amz-Bucket-Region;
proxy_hide_header X-Ms-Request-Id;
proxy_hide_header X-Ms-Client-Request-Id;
proxy_hide_header X-Ms-Version;
proxy_hide_header X-Ms-Blob-Type;
proxy_hide_header X-Ms-Lease-Status;
proxy_hide_header X-Ms-Lease-State;
proxy_hide_header X-Ms-Creation-Time;
proxy_hide_header X-Ms-Server-Encrypted;
proxy_hide_header X-Ms-Error-Code;
proxy_hide_header Content-MD5;
proxy_hide_header X-Goog-Generation;
proxy_hide_header X-Goog-Metageneration;
proxy_hide_header X-Goog-Hash;
proxy_hide_header X-Goog-Storage-Class;
proxy_hide_header X-Goog-Stored-Content-Encoding;
proxy_hide_header X-Goog-Stored-Content-Length;
proxy_hide_header X-Guploader-Uploadid;
# What the origin may not steer. Vary is safe to leave out, because no header of the caller reaches the origin.
proxy_ignore_headers X-Accel-Redirect X-Accel-Expires X-Accel-Limit-Rate X-Accel-Buffering X-Accel-Charset Expires Cache-Control Set-Cookie Vary;

{{- if $player.cache.enabled }}
proxy_cache origin;
proxy_cache_key "$origin$uri";
proxy_cache_valid 200 {{ $player.cache.ttlSeconds }}s;
proxy_cache_valid 403 404 {{ min 10 $player.cache.ttlSeconds }}s;
proxy_cache_lock on;
proxy_cache_revalidate on;
proxy_cache_background_update on;
proxy_cache_use_stale error timeout updating http_429 http_500 http_502 http_503 http_504;
{{- else }}
proxy_set_header If-None-Match $http_if_none_match;
proxy_set_header If-Modified-Since $http_if_modified_since;
{{- end }}

# The store's own error pages name buckets and accounts, so they stay here. It says 403 for an object that is not there.
# Without types {} the ending of the path would make the text HTML or JavaScript.
proxy_intercept_errors on;
location @missing {
  types {}
  default_type text/plain;
  return 404 "Not found\n";
}
location @unavailable {
  types {}
  default_type text/plain;
  return 502 "The player page cannot be reached at the moment\n";
}

# The path is normalised and written anew by NGINX, and the query is dropped (by the ? at the end): what reaches the
# origin lies below the prefix, whatever was asked for. There are no captures.
location = / {
  rewrite ^ {{ $origin.prefix }}/{{ $player.origin.page }}? break;
  proxy_pass https://$origin;
  error_page 400 401 403 404 409 410 412 = @missing;
  error_page 429 500 501 502 503 504 = @unavailable;
}
location / {
  rewrite ^ {{ $origin.prefix }}$uri? break;
  proxy_pass https://$origin;
  error_page 400 401 403 404 409 410 412 = @missing;
  error_page 429 500 501 502 503 504 = @unavailable;
}
{{- end }}

{{/* The cache's place, in the http block. */}}
{{- define "boomi-flow.player.nginxCache" -}}
{{- if .Values.player.cache.enabled -}}
proxy_cache_path /var/cache/boomi-flow levels=1:2 keys_zone=origin:10m max_size={{ int64 .Values.player.cache.sizeMiB }}m inactive=7d use_temp_path=off;
{{- end -}}
{{- end }}

{{/* What the player's ConfigMap holds. */}}
{{- define "boomi-flow.player.configData" -}}
nginx.conf: |
  {{- regexReplaceAll "(?m) +$" (include "boomi-flow.player.nginxConfig" . | nindent 2) "" }}
{{- $origin := .Values.player.origin }}
{{- if and (eq $origin.type "inline") (not $origin.inline.existingConfigMap) }}
page: {{ $origin.inline.html | toJson }}
{{- end }}
{{- end }}
