#!/usr/bin/env bash
# Runs the playbooks against an emulator of its own, in which everything takes its time at sixty times
# the speed and nothing is taken on trust: a second run has to change nothing, and the deletion has to
# leave nothing. Needs Ansible with its collections amazon.aws and community.aws, boto3 for the Python
# that Ansible runs with, the AWS CLI, and the jar that `mvn verify` leaves.
set -euo pipefail
cd "$(dirname "$0")"
export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test AWS_DEFAULT_REGION=us-east-1 AWS_PAGER=
# Without an inventory Ansible runs the modules with its own Python, and would warn that there is none;
# without a UTF-8 locale it does not run.
export ANSIBLE_LOCALHOST_WARNING=false ANSIBLE_INVENTORY_UNPARSED_WARNING=false LC_ALL=C.UTF-8

fail() {
  echo "FAILED: $*" >&2
  exit 1
}

folder=$(mktemp -d)
java -jar ../../../target/autoscaling-local.jar --port=0 --clock=60x --now=2026-01-01T00:00:00Z \
  --timings=realistic --references=strict > "$folder/log" 2>&1 &
emulator=$!
trap 'kill "$emulator" || true; rm -r "$folder"' EXIT
until grep --quiet '^Ready' "$folder/log"; do
  kill -0 "$emulator" || fail "the emulator did not start: $(cat "$folder/log")"
  sleep 0.1
done
AWS_ENDPOINT_URL=$(sed -n 's/.* listens on //p' "$folder/log")
export AWS_ENDPOINT_URL

ansible-playbook create.yml
ansible-playbook create.yml | tee "$folder/second"
grep --quiet ' changed=0 ' "$folder/second" || fail "the second run changed something"
ansible-playbook delete.yml

# Nothing is left of what a query tells of, but instances that are no more, which EC2 tells of for an hour.
nothing() {
  local left
  left=$(aws --endpoint-url "$AWS_ENDPOINT_URL" --output text "$@")
  [[ -z "$left" ]] || fail "$* tells: $left"
  echo "ok: nothing is left in $1 $2"
}

nothing autoscaling describe-auto-scaling-groups --query 'AutoScalingGroups[].AutoScalingGroupName'
nothing autoscaling describe-policies --query 'ScalingPolicies[].PolicyName'
nothing autoscaling describe-scheduled-actions --query 'ScheduledUpdateGroupActions[].ScheduledActionName'
nothing autoscaling describe-tags --query 'Tags[].Key'
nothing cloudwatch describe-alarms --query 'MetricAlarms[].AlarmName'
nothing ec2 describe-launch-templates --query 'LaunchTemplates[].LaunchTemplateName'
nothing ec2 describe-instances --query "Reservations[].Instances[?State.Name!='terminated'][].InstanceId"
