#!/bin/sh
# Starts the emulator. LocalStackContainer of Testcontainers calls it by this path, without arguments.
exec java -XX:AOTCache=/app/autoscaling-local.aot @/app/classpath io.github.autoscalinglocal.Main "$@"
