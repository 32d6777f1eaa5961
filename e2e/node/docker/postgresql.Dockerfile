# PostgreSQL for clusters that take images from Docker. initdb wants its user to have a name.
FROM docker.io/library/postgres:15
RUN groupadd --gid 10002 e2e && useradd --uid 10002 --gid 10002 e2e
USER 10002:10002
STOPSIGNAL SIGINT
