# docker build -t autoscaling-local .
# docker run --rm -p 127.0.0.1:4566:4566 autoscaling-local [--SETTING=VALUE]...

# Both images can be replaced: --build-arg BUILD_IMAGE=... --build-arg RUN_IMAGE=... The first needs a
# JDK 25 and Maven, the second glibc and a shell.
ARG BUILD_IMAGE=maven:3.9-eclipse-temurin-25
ARG RUN_IMAGE=busybox:1.37-glibc

FROM ${BUILD_IMAGE} AS build
WORKDIR /build

# Only the modules in use. With the serial collector the heap stays small: it begins with 64 MiB of
# addresses (a quarter of that keeps the collector busy while groups come), and may take half of the
# memory there is, and half a gigabyte at most. JAVA_TOOL_OPTIONS comes after these options, and
# wins. Mapping the class cache where it was made to be spares the start the work of moving it. The
# trees that hold everything call themselves: to inline such calls makes them slower, and keeps the
# compiler from all else for a quarter of a second. Code that the training knows to be worth the
# second compiler waits for it until it has been called 32,768 times (2,048 otherwise), so that none
# is at work during the start. Reflection calls natively: method handles would be made for it, and
# then compiled, while somebody waits for the first answer.
RUN jlink --output /opt/java \
      --add-modules java.base,java.logging,java.naming,java.net.http,java.security.sasl,java.xml,jdk.unsupported \
      --vm=server --strip-java-debug-attributes --no-header-files --no-man-pages \
      --add-options="-XX:+UseSerialGC -XX:MaxRAM=1g -XX:InitialRAMPercentage=6.25 -XX:MaxRAMPercentage=50 -XX:-UsePerfData -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 -XX:MaxRecursiveInlineLevel=0 -XX:Tier2InvokeNotifyFreqLog=15 -XX:Tier2BackedgeNotifyFreqLog=18 -Djdk.reflect.useNativeAccessorOnly=true"

COPY pom.xml ./
COPY src/main ./src/main
# Such as --offline.
ARG MAVEN_FLAGS=
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -ntp ${MAVEN_FLAGS} compile jar:jar dependency:copy-dependencies \
      -DincludeScope=runtime -DoutputDirectory=/app/lib \
    && cp target/autoscaling-local-*.jar /app/lib/autoscaling-local.jar

# A class cache holds for files of the same paths and times; layers keep whole seconds only.
COPY docker ./docker
RUN javac -d health docker/HealthCheck.java && jar --create --file /app/health.jar -C health . \
    && java docker/StoredJars.java /app/lib \
    && echo "-cp $(ls /app/lib/*.jar | paste -s -d : -)" > /app/classpath \
    && touch -d 2026-01-01T00:00:00Z /app/lib/*.jar /app/health.jar /opt/java/lib/modules \
    && java docker/Training.java docker/typical-calls.txt

FROM ${RUN_IMAGE}
ARG VERSION=0.1.0-SNAPSHOT
ARG REVISION=unknown
ARG CREATED=1970-01-01T00:00:00Z
LABEL org.opencontainers.image.title="autoscaling-local" \
      org.opencontainers.image.description="Amazon EC2 Auto Scaling in memory, for tests" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.created="${CREATED}"

# LocalStackContainer of Testcontainers brings a start script that is written for bash. The folder is
# where PERSISTENCE=1 keeps the state.
RUN if [ ! -e /bin/bash ]; then printf '#!/bin/sh\nexec /bin/sh "$@"\n' > /bin/bash && chmod 755 /bin/bash; fi \
    && mkdir -p /var/lib/autoscaling-local \
    && chown 10001:0 /var/lib/autoscaling-local && chmod 775 /var/lib/autoscaling-local

COPY --from=build /opt/java /opt/java
COPY --from=build /app /app
COPY LICENSE /app/
COPY --chmod=755 docker/docker-entrypoint.sh /usr/local/bin/

# The client for scripts, which have no AWS CLI here: autoscaling-local clock advance PT1H
COPY --chmod=755 docker/docker-entrypoint.sh /usr/local/bin/autoscaling-local

# A container's port is reached from outside the container. Every other setting can be given the
# same way, or as an argument.
ENV AUTOSCALING_LOCAL_HOST=0.0.0.0 \
    PATH=/opt/java/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin

# A number, so that Kubernetes can see that it is not root; group 0 is what OpenShift runs with.
USER 10001:0
WORKDIR /app
VOLUME /var/lib/autoscaling-local
EXPOSE 4566
STOPSIGNAL SIGTERM

# Asks on AUTOSCALING_LOCAL_PORT: give another port there, and not as --port. Scripts of the start have a minute.
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --start-interval=1s --retries=5 \
  CMD ["java", "-XX:AOTCache=/app/health.aot", "-Xint", "-Xmx16m", "-cp", "/app/health.jar", "HealthCheck"]

ENTRYPOINT ["/usr/local/bin/docker-entrypoint.sh"]
