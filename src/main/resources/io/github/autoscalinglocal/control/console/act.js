// Doing things to a group, and to one instance of it.

import {awsCall, controlCall} from './api.js';
import {h, keyed, replace} from './dom.js';
import {instancePanel} from './instance.js';
import {link} from './route.js';
import {faultForm} from './faults.js';
import {groupNamed, groups, onGroups} from './store.js';
import {action, badge, empty, field, heading, number, select} from './ui.js';

export const POLICIES = ['Default', 'OldestInstance', 'NewestInstance', 'OldestLaunchConfiguration', 'OldestLaunchTemplate', 'ClosestToNextInstanceHour', 'AllocationStrategy', 'Elastigroup:Default', 'Elastigroup:NewestInstances'];

const METRICS = ['ASGAverageCPUUtilization', 'ASGAverageNetworkIn', 'ASGAverageNetworkOut'];

const PROCESSES = ['Launch', 'Terminate', 'ReplaceUnhealthy', 'AZRebalance', 'HealthCheck', 'AlarmNotification', 'ScheduledActions', 'AddToLoadBalancer', 'InstanceRefresh'];

/** A chooser of groups, which leads to the same view of another group. */
export function groupChooser(view, group) {
  const chooser = h('select', {'aria-label': 'Group', onchange: () => (location.hash = link(view, chooser.value))});
  const show = () => {
    const names = (groups ?? []).map(each => each.name);
    if (group && !names.includes(group)) names.push(group);
    replace(chooser, names.map(name => h('option', {value: name}, name)));
    chooser.value = group ?? '';
  };
  show();
  return {root: chooser, update: show};
}

/** Views of a group that none was named for show the first. */
export function firstGroup(view, title) {
  const root = h('div', {}, heading(title));
  const box = h('div', {});
  root.append(box);
  const stop = onGroups(() => {
    if (groups?.length) location.replace(link(view, groups[0].name));
    else if (groups) replace(box, empty('There are no groups', h('p', {}, h('a', {href: link('groups')}, 'Create one'), ', or look in another account or region.')));
  });
  return {root, title, dispose: stop};
}

export function actView(route) {
  const [name, instance] = route.args;
  if (!name) return firstGroup('act', 'Act');
  const chooser = groupChooser('act', name);
  const forms = h('div', {class: 'actions'});
  const rows = h('tbody', {});
  const side = h('aside', {class: 'side', hidden: !instance});
  const gone = h('div', {});
  const search = h('input', {type: 'search', placeholder: 'Filter', 'aria-label': 'Filter instances', oninput: () => show()});
  const panel = instance ? instancePanel(name, instance, () => (location.hash = link('act', name))) : null;
  if (panel) side.append(panel.root);
  const root = h('div', {class: panel ? 'with-side open' : 'with-side'}, h('div', {},
    heading('Act', chooser.root), gone,
    h('section', {class: 'card'}, h('h2', {}, 'The group'), forms),
    h('section', {class: 'card'}, h('div', {class: 'heading'}, h('h2', {}, 'Its instances'), search),
      h('table', {class: 'wide'}, h('thead', {}, h('tr', {}, ['Instance', 'State', 'Zone', 'Scale-in', 'Health'].map(title => h('th', {scope: 'col'}, title)))), rows)),
    h('section', {class: 'card'}, h('h2', {}, 'Let its launches or calls go wrong'), faultForm(name))), side);
  let filled = false;

  function show() {
    const group = groupNamed(name);
    chooser.update();
    replace(gone, groups && !group ? empty(`There is no group ${name}`) : null);
    if (group && !filled) {
      filled = true;
      replace(forms, groupActions(group));
    }
    keyed(rows, (group?.instances ?? []).filter(each => JSON.stringify(each).includes(search.value)).slice(0, 500), each => each.instanceId, each => instanceRow(name, each), (row, each) => row.update(each));
    panel?.update(group, group && [...group.instances, ...group.warmPool].find(each => each.instanceId === instance));
  }
  return {root, title: `Act on ${name}`, dispose: onGroups(show)};
}

function instanceRow(group, {instanceId}) {
  const cells = [1, 2, 3, 4].map(() => h('td', {}));
  const row = h('tr', {}, h('td', {}, h('a', {class: 'mono', href: link('act', group, instanceId)}, instanceId)), cells);
  row.update = member => {
    const shown = JSON.stringify(member);
    if (row.shown === shown) return;
    row.shown = shown;
    replace(cells[0], badge(member.lifecycleState));
    replace(cells[1], member.availabilityZone);
    replace(cells[2], member.protectedFromScaleIn ? 'protected' : '');
    replace(cells[3], member.healthy ? 'healthy' : h('strong', {class: 'sick-mark'}, '! unhealthy'));
  };
  return row;
}

function groupActions(group) {
  const of = {AutoScalingGroupName: group.name};
  const desired = number(group.desiredCapacity, {min: 0, 'aria-label': 'Desired capacity', id: 'desired'});
  const [min, max] = [number(group.minSize, {min: 0, 'aria-label': 'Minimum'}), number(group.maxSize, {min: 0, 'aria-label': 'Maximum'})];
  const policy = select(POLICIES, group.terminationPolicies[0], {'aria-label': 'Termination policy'});
  const process = select(PROCESSES, 'Launch', {'aria-label': 'Process'});
  const suspended = select([['SuspendProcesses', 'suspend'], ['ResumeProcesses', 'resume']], 'SuspendProcesses', {'aria-label': 'Suspend or resume'});
  const metric = select(METRICS, METRICS[0], {'aria-label': 'Metric'});
  const load = number(200, {min: 0, step: 'any', 'aria-label': 'Load'});
  const mode = select([['total', 'shared by all'], ['per-instance', 'each']], 'total', {'aria-label': 'Whose load'});
  return [
    action({id: 'desired', primary: true, label: 'Set desired capacity', done: () => `${group.name} now wants ${desired.value}`, fields: [field('Desired', desired)], call: () => awsCall('SetDesiredCapacity', {...of, DesiredCapacity: Number(desired.value)})}),
    action({id: 'sizes', label: 'Set limits', done: 'The limits are set', fields: [field('Min', min), field('Max', max)], call: () => awsCall('UpdateAutoScalingGroup', {...of, MinSize: Number(min.value), MaxSize: Number(max.value)})}),
    action({id: 'policy', label: 'Set termination policy', done: () => `${policy.value} decides`, fields: [field('Policy', policy)], call: () => awsCall('UpdateAutoScalingGroup', {...of, TerminationPolicies: [policy.value]})}),
    action({id: 'process', label: 'Do it', done: () => `${process.value}: done`, fields: [field('Process', process), suspended], call: () => awsCall(suspended.value, {...of, ScalingProcesses: [process.value]})}),
    action({id: 'load', label: 'Push load', done: 'Published with every full minute', fields: [field('Metric', metric), field('Value', load), mode], call: () => controlCall('POST', '/_local/metrics', {group: group.name, metric: metric.value, mode: mode.value, value: Number(load.value)})}),
    action({id: 'no-load', label: 'End all load', done: 'No load any more', call: () => controlCall('DELETE', `/_local/metrics?group=${encodeURIComponent(group.name)}`)}),
    action({id: 'delete', label: 'Delete the group', danger: true, done: `${group.name} is being deleted`, call: () => awsCall('DeleteAutoScalingGroup', {...of, ForceDelete: true})}),
  ];
}
