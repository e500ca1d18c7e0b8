#!/usr/bin/env bash
# Drives a running emulator with the AWS CLI, as a user would, and fails at the first answer that is
# not the expected one. AWS_ENDPOINT_URL_AUTO_SCALING says where the emulator is.
set -euo pipefail
export AWS_ENDPOINT_URL_AUTO_SCALING=${AWS_ENDPOINT_URL_AUTO_SCALING:-http://127.0.0.1:4566}
export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test AWS_DEFAULT_REGION=us-east-1
export AWS_MAX_ATTEMPTS=1 AWS_PAGER=
group=smoke-test

asg() {
  local operation=$1
  shift
  aws --endpoint-url "$AWS_ENDPOINT_URL_AUTO_SCALING" autoscaling "$operation" --output text "$@"
}

instances() {
  asg describe-auto-scaling-groups --auto-scaling-group-names "$group" \
    --query "AutoScalingGroups[0].Instances[$1].InstanceId"
}

expect() {
  local what=$1 expected=$2 actual=$3
  if [[ "$actual" != "$expected" ]]; then
    echo "FAILED: $what: expected '$expected', got '$actual'" >&2
    exit 1
  fi
  echo "ok: $what"
}

asg create-auto-scaling-group --auto-scaling-group-name "$group" \
  --launch-template LaunchTemplateId=lt-0123456789abcdef0 \
  --min-size 2 --max-size 10 --desired-capacity 5 \
  --vpc-zone-identifier "subnet-12345678,subnet-87654321" \
  --termination-policies OldestLaunchConfiguration ClosestToNextInstanceHour
expect "five instances launch" 5 "$(instances '*' | wc -w | tr -d ' ')"

kept=$(instances 0)
asg set-instance-protection --auto-scaling-group-name "$group" --instance-ids "$kept" \
  --protected-from-scale-in
asg set-desired-capacity --auto-scaling-group-name "$group" --desired-capacity 2
expect "two are left after the scale-in" 2 "$(instances '*' | wc -w | tr -d ' ')"
expect "the protected one is among them" "$kept" "$(instances '?ProtectedFromScaleIn' | xargs)"

expect "three terminations are recorded" 3 "$(
  asg describe-scaling-activities --auto-scaling-group-name "$group" \
    --query "length(Activities[?starts_with(Description, 'Terminating')])"
)"
expect "the decision is kept" 3 "$(
  curl --fail --silent --show-error "$AWS_ENDPOINT_URL_AUTO_SCALING/_local/decisions?group=$group" |
    grep --only-matching '"decidedBy"' | wc -l | tr -d ' '
)"

refusal=$(asg terminate-instance-in-auto-scaling-group --instance-id "$kept" \
  --should-decrement-desired-capacity 2>&1 || true)
expect "going below the minimum is refused" ValidationError \
  "$(grep --only-matching ValidationError <<<"$refusal" || true)"

asg delete-auto-scaling-group --auto-scaling-group-name "$group" --force-delete
expect "the group is gone" 0 "$(
  asg describe-auto-scaling-groups --auto-scaling-group-names "$group" --query 'length(AutoScalingGroups)'
)"
