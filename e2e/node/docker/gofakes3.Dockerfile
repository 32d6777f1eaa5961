# The object store for clusters that take images from Docker.
FROM docker.io/library/golang:1.26 AS build
RUN CGO_ENABLED=0 go install github.com/johannesboyne/gofakes3/cmd/gofakes3@v1.2.0

FROM scratch
COPY --from=build /go/bin/gofakes3 /bin/gofakes3
USER 10003:10003
ENTRYPOINT ["/bin/gofakes3"]
