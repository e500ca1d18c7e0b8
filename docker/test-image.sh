#!/usr/bin/env bash
# Builds the image, runs it, and checks what it promises, without a Docker engine: with Debian's buildah,
# podman and runc, as root. Nothing is pulled. The image to build in has this machine's own Maven and
# JDK 25, and what Maven has downloaded before; the image to run on is made of Debian packages.
#
#   docker/test-image.sh [FOLDER]     leaves the image's files in FOLDER
#
# JAVA_HOME_25 names the JDK, and MAVEN_REPOSITORY the downloads, where they are not in their usual places.
# Exits with 77 if something is missing that all of it takes, and with 1 if a check fails. A check that
# this machine does not allow is told.
set -euo pipefail
cd "$(dirname "$0")/.."

missing() {
  echo "The image was not tested: $1" >&2
  exit 77
}

jdk_25() {
  local home
  for home in ${JAVA_HOME_25:+"$JAVA_HOME_25"} ${JAVA_HOME:+"$JAVA_HOME"} /usr/lib/jvm/*25*; do
    if [[ -x "$home/bin/jlink" ]] && "$home/bin/java" -version 2>&1 | grep --quiet 'version "25'; then
      readlink --canonicalize "$home"
      return
    fi
  done
}

[[ $(id --user) == 0 ]] || missing "it takes root."
for tool in buildah podman runc apt-get dpkg-deb mvn curl; do
  command -v "$tool" > /dev/null || missing "there is no $tool."
done
jdk=$(jdk_25)
[[ -n "$jdk" ]] || missing "there is no JDK 25; JAVA_HOME_25 can name one."

image=localhost/autoscaling-local
work=$(mktemp --directory)
port=45660
export CONTAINERS_STORAGE_CONF=$work/storage.conf
printf '[storage]\ndriver="vfs"\ngraphroot="%s"\nrunroot="%s"\n' "$work/graph" "$work/run" > "$CONTAINERS_STORAGE_CONF"

# Podman wants systemd for its own health checks, and says so at every turn where there is none.
quietly() { "$@" 2> >(grep --invert-match --extended-regexp 'systemd connection|CNI config|resorting to SIGKILL' >&2); }
clean() {
  quietly podman rm --all --force --time 1 > /dev/null || true
  rm -rf "$work"
}
trap clean EXIT

failures=0
ok() { echo "ok: $1"; }
failed() {
  echo "FAILED: $1" >&2
  failures=$((failures + 1))
}
check() {
  local what=$1
  shift
  if "$@"; then ok "$what"; else failed "$what"; fi
}

# --- The images to build with ----------------------------------------------------------------------

image_of() {
  local root=$1 name=$2 from
  shift 2
  from=$(quietly buildah from scratch)
  buildah add --quiet "$from" "$root" / > /dev/null
  buildah config "$@" "$from"
  buildah commit --quiet --rm "$from" "$name" > /dev/null
}

# What busybox:glibc has: a shell, and the C library.
run_base() {
  local root=$work/run-base unpacked=$work/unpacked package library libraries applet
  mkdir -p "$work/packages" "$root"/{bin,etc,lib64,proc,sys,dev,root,usr/local/bin,var/lib}
  install --directory --mode=1777 "$root/tmp"
  (cd "$work/packages" && apt-get -qq -o APT::Sandbox::User=root download busybox libc6) || return 1
  for package in "$work"/packages/*.deb; do
    dpkg-deb --extract "$package" "$unpacked"
  done
  cp "$(find "$unpacked" -name busybox -type f -path '*bin/*')" "$root/bin/"
  for applet in $("$root/bin/busybox" --list); do
    ln -s --force busybox "$root/bin/$applet" 2> /dev/null || true
  done
  libraries=$(dirname "$(find "$unpacked" -name libc.so.6)")
  mkdir -p "$root/lib/${libraries##*/}"
  for library in ld- libc. libm. libdl. libpthread. librt. libresolv. libnss_dns. libnss_files.; do
    cp --no-dereference "$libraries/$library"* "$root/lib/${libraries##*/}/"
  done
  find "$unpacked" -path '*lib64/ld-*' -exec cp --no-dereference {} "$root/lib64/" \;
  echo root:x:0:0:root:/root:/bin/sh > "$root/etc/passwd"
  image_of "$root" run-base --env PATH=/bin
}

# Nothing but places for what is mounted.
build_base() {
  local root=$work/build-base link
  mkdir -p "$root"/{usr,etc,opt,proc,sys,dev,root,m2}
  install --directory --mode=1777 "$root/tmp"
  for link in bin sbin lib lib64; do
    if [[ -L /$link ]]; then cp --no-dereference "/$link" "$root/"; fi
  done
  image_of "$root" build-base --env "JAVA_HOME=$jdk" --env "PATH=$jdk/bin:$(dirname "$(command -v mvn)"):/usr/bin:/bin"
}

run_base || missing "the packages busybox and libc6 cannot be downloaded."
build_base

# --- Building --------------------------------------------------------------------------------------

# The checks of the compiler have been made before; buildah has not heard of --start-interval, which is
# Docker's since 25.
sed 's/ --start-interval=[^ ]*//' Dockerfile > "$work/Dockerfile"
begin=$SECONDS
buildah bud --quiet --format docker --isolation chroot --pull-never --layers=false \
  --volume /usr:/usr:ro --volume /etc:/etc:ro --volume "$jdk:$jdk:ro" \
  --volume "${MAVEN_REPOSITORY:-$HOME/.m2/repository}:/m2" \
  --build-arg BUILD_IMAGE=localhost/build-base --build-arg RUN_IMAGE=localhost/run-base \
  --build-arg MAVEN_FLAGS="-q -o -Dmaven.repo.local=/m2 -Derrorprone.args=-XepDisableAllChecks" \
  --file "$work/Dockerfile" --tag "$image" . > "$work/build.log" 2>&1 ||
  {
    tail -n 40 "$work/build.log" >&2
    failed "the image is built"
    exit 1
  }
ok "the image is built ($((SECONDS - begin)) s)"

buildah push --quiet "$image" "oci:$work/oci" > /dev/null
megabytes=$(($(du --summarize --bytes "$work/oci/blobs" | cut -f 1) / 1000000))
check "it is at most 50 MB compressed ($megabytes MB)" test "$megabytes" -le 50
if [[ $# -gt 0 ]]; then
  mkdir -p "$1"
  quietly podman create --name files "$image" > /dev/null
  podman export files | tar --extract --directory "$1"
  quietly podman rm files > /dev/null
fi

label() { podman image inspect --format "{{index .Labels \"org.opencontainers.image.$1\"}}" "$image"; }
check "it says what it is, and under which license" \
  test "$(label title), $(label licenses)" = "autoscaling-local, Apache-2.0"

# --- Running ---------------------------------------------------------------------------------------

# Containers may not raise limits beyond those of who starts them, which may be less than podman's.
limits=(--ulimit nofile=4096:4096 --ulimit nproc=4096:4096)
run() {
  quietly podman --runtime runc --cgroup-manager cgroupfs run "${limits[@]}" "$@"
}

# With a bridge, as Docker does it; where that is not allowed, in other ways.
network=
for way in bridge slirp4netns; do
  if run --rm --network "$way" --publish "127.0.0.1:$port:4566" --entrypoint true "$image" > "$work/network.log" 2>&1; then
    network=(--network "$way" --publish "127.0.0.1:$port:4566")
    break
  fi
done
if [[ -z "$network" ]]; then
  if run --rm --network host --entrypoint true "$image" > "$work/network.log" 2>&1; then
    echo "not checked: a published port, as no network of its own can be given to a container here: $(tail -n 1 "$work/network.log")"
    network=(--network host)
    port=4566
  else
    echo "not checked: anything that runs, as containers cannot be run here: $(tail -n 1 "$work/network.log")"
    exit $((failures > 0))
  fi
fi

await() {
  local name=$1
  for _ in $(seq 100); do
    if podman logs "$name" 2> /dev/null | grep --quiet --line-regexp 'Ready\.'; then return 0; fi
    sleep 0.1
  done
  podman logs "$name" >&2
  return 1
}

flag() {
  local name=$1
  shift
  run --rm --network none --entrypoint java "$@" "$image" -XX:+PrintFlagsFinal -version 2> /dev/null |
    sed -n "s/ *[a-z_]* $name *= *\([^ ]*\).*/\1/p"
}

check "the cache that was trained is in use" run --rm --network none --entrypoint java "$image" \
  -XX:AOTMode=on -XX:AOTCache=/app/autoscaling-local.aot @/app/classpath io.github.autoscalinglocal.Main --version
heap=$(($(flag MaxHeapSize) >> 20))
check "the heap is capped ($heap MiB)" test "$heap" -le 512
check "JAVA_TOOL_OPTIONS can say otherwise" \
  test "$(flag MaxHeapSize --env JAVA_TOOL_OPTIONS=-Xmx900m)" = $((900 << 20))
check "it can ask for less than the heap begins with" \
  test "$(flag MaxHeapSize --env JAVA_TOOL_OPTIONS=-Xmx48m)" = $((48 << 20))

run --detach --name emulator --read-only --read-only-tmpfs=false --cap-drop all "${network[@]}" "$image" > /dev/null
check "it says Ready. on a root file system that cannot be written" await emulator
check "it answers on its port" \
  curl --silent --fail --retry 5 --retry-connrefused --output /dev/null "http://127.0.0.1:$port/_local/health"
check "its user is not root" test "$(podman exec emulator id -u)" = 10001
check "its own health check says so" quietly podman healthcheck run emulator

check "scripts have a client" podman exec emulator sh -c 'autoscaling-local health > /dev/null'

health=(java -XX:AOTCache=/app/health.aot -Xint -Xmx16m -cp /app/health.jar HealthCheck)
check "the health check tells when nobody answers" \
  test "$(podman exec --env AUTOSCALING_LOCAL_PORT=1 emulator "${health[@]}" 2> /dev/null || echo $?)" = 1
hundredths=$(
  for _ in 1 2 3 4 5; do
    podman exec emulator sh -c "time -p ${health[*]}" 2>&1 | awk '/^(user|sys)/ {s += $2} END {print s * 100}'
  done | sort --numeric-sort | head -n 1
)
check "a health check takes less than a tenth of a second (0.0$hundredths s of CPU)" test "$hundredths" -lt 10

if command -v aws > /dev/null; then
  check "the scenario of the README goes through its port" \
    env AWS_ENDPOINT_URL_AUTO_SCALING="http://127.0.0.1:$port" docker/smoke-test.sh
else
  echo "not checked: the scenario of the README, as there is no AWS CLI."
fi

begin=$(date +%s%3N)
quietly podman stop --time 2 emulator > /dev/null
took=$(($(date +%s%3N) - begin))
status=$(podman inspect --format '{{.State.ExitCode}}' emulator)
# 143 is a JVM that SIGTERM ended, 137 one that had to be killed.
check "SIGTERM ends it in less than two seconds ($took ms, status $status)" \
  test "$took" -lt 2000 -a "$status" = 143
quietly podman rm emulator > /dev/null

# What LocalStackContainer of Testcontainers does: a shell waits for a script, which is written for bash
# and calls the entry point by its path.
run --detach --name substitute --entrypoint sh "${network[@]}" "$image" \
  -c 'while [ ! -f /testcontainers_start.sh ]; do sleep 0.1; done; /testcontainers_start.sh' > /dev/null
printf '#!/bin/bash\n/usr/local/bin/docker-entrypoint.sh\n' > "$work/start.sh"
chmod 777 "$work/start.sh"
podman cp "$work/start.sh" substitute:/testcontainers_start.sh
check "it starts in the place of LocalStack's image" await substitute

exit $((failures > 0))
