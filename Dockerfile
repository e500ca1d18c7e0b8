# docker build -t autoscaling-local .
# docker run --rm -p 127.0.0.1:4566:4566 autoscaling-local [--SETTING=VALUE]...

# Both images can be replaced: --build-arg BUILD_IMAGE=... --build-arg RUN_IMAGE=...
ARG BUILD_IMAGE=maven:3.9-eclipse-temurin-25
ARG RUN_IMAGE=eclipse-temurin:25-jre

FROM ${BUILD_IMAGE} AS build
WORKDIR /build
COPY pom.xml ./
COPY src ./src
RUN --mount=type=cache,target=/root/.m2 mvn -B -DskipTests package
COPY docker/HealthCheck.java ./
RUN javac -d health HealthCheck.java

FROM ${RUN_IMAGE}
ARG VERSION=0.1.0-SNAPSHOT
ARG REVISION=unknown
LABEL org.opencontainers.image.title="autoscaling-local" \
      org.opencontainers.image.description="Amazon EC2 Auto Scaling in memory, for tests" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"

WORKDIR /app
COPY --from=build /build/target/autoscaling-local.jar ./
COPY --from=build /build/health ./health
COPY LICENSE ./
COPY --chmod=755 docker/docker-entrypoint.sh /usr/local/bin/

# The client for scripts, which have no AWS CLI here: autoscaling-local clock advance PT1H
RUN ln -s docker-entrypoint.sh /usr/local/bin/autoscaling-local

# A container's port is reached from outside the container. Every other setting can be given the
# same way, or as an argument.
ENV AUTOSCALING_LOCAL_HOST=0.0.0.0 \
    JAVA_TOOL_OPTIONS="-XX:+UseSerialGC -XX:MaxRAMPercentage=50 -Xshare:auto"

# Where PERSISTENCE=1 keeps the state.
RUN install -d -m 0775 -o 10001 -g 0 /var/lib/autoscaling-local

# A number, so that Kubernetes can see that it is not root; group 0 is what OpenShift runs with.
USER 10001:0
EXPOSE 4566
STOPSIGNAL SIGTERM

# Asks on AUTOSCALING_LOCAL_PORT: give another port there, and not as --port. Scripts of the start have a minute.
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --start-interval=1s --retries=5 \
  CMD ["java", "-XX:TieredStopAtLevel=1", "-Xmx16m", "-cp", "health", "HealthCheck"]

ENTRYPOINT ["/usr/local/bin/docker-entrypoint.sh"]
