#!/bin/sh
# Starts the emulator. LocalStackContainer of Testcontainers calls it by this path, without arguments.
exec java -jar /app/autoscaling-local.jar "$@"
