// One instance: what it is, and what can be done to it.

import {awsCall, controlCall} from './api.js';
import {now} from './clock.js';
import {h, iconButton, replace} from './dom.js';
import {duration, isWaiting, millis, moment} from './format.js';
import {link} from './route.js';
import {action, badge, select, field} from './ui.js';

const EVENTS = [
  ['terminate', 'somebody terminates it in EC2'], ['stop', 'somebody stops it in EC2'], ['impair', 'it fails EC2\'s status checks'],
  ['impair-volume', 'a volume fails its checks'], ['recover', 'it passes them again'], ['spot-interruption', 'EC2 takes the Spot Instance back'],
  ['rebalance-recommendation', 'EC2 may take it back'], ['target-unhealthy', 'it fails the load balancer\'s checks'], ['target-healthy', 'it passes those again'],
];

/** A panel about an instance; update(group, member) shows its present state, or that it is gone. */
export function instancePanel(group, id, close) {
  const facts = h('div', {});
  const actions = h('div', {class: 'actions column'});
  const root = h('div', {class: 'panel'},
    h('div', {class: 'heading'}, h('h2', {class: 'mono'}, id), close ? iconButton('close', 'Close', close) : null),
    facts, h('p', {}, h('a', {href: link('timeline', group, id)}, 'Its way, in the timeline')), actions);
  let shown = '';

  function show(of, member) {
    if (!member) {
      replace(facts, h('p', {class: 'empty'}, of ? 'It is not in the group any more.' : 'The group is not there.', ' ', h('a', {href: link('why', group, id)}, 'Why?')));
      replace(actions);
      shown = '';
      return;
    }
    replace(facts, h('dl', {class: 'facts'},
      row('State', badge(member.lifecycleState)),
      member.heldUpBy.map(held => row('Waits at', `${held.hook}, for ${duration(millis(held.until) - now())} more`)),
      row('Health', member.healthy ? 'healthy' : h('strong', {class: 'sick-mark'}, '! unhealthy')),
      row('Zone', member.availabilityZone),
      row('Type', `${member.instanceType}, ${member.purchaseOption}${member.weightedCapacity ? `, weight ${member.weightedCapacity}` : ''}`),
      row('Launched', `${moment(millis(member.launchTime), now())}, ${duration(now() - millis(member.launchTime))} ago`),
      row('From', member.launchedFrom ?? 'neither template nor configuration'),
      row('Scale-in', member.protectedFromScaleIn ? 'protected' : 'may be chosen')));
    const kind = JSON.stringify([member.lifecycleState, member.protectedFromScaleIn, member.healthy, member.purchaseOption, member.heldUpBy.map(held => held.token)]);
    if (kind === shown) return;
    shown = kind;
    replace(actions, possible(group, member));
  }
  return {root, id, update: show};
}

const row = (name, value) => [h('dt', {}, name), h('dd', {}, value)];

function possible(group, member) {
  const id = member.instanceId;
  const state = member.lifecycleState;
  const event = select(EVENTS.filter(([name]) => member.purchaseOption === 'spot' || !['spot-interruption', 'rebalance-recommendation'].includes(name)).map(([name, what]) => [name, `${name}: ${what}`]), 'terminate', {'aria-label': 'Event'});
  const decrement = select([['false', 'and is replaced'], ['true', 'and the group wants one less']], 'false', {'aria-label': 'What the group wants then'});
  const of = {AutoScalingGroupName: group};
  return [
    isWaiting(state) ? member.heldUpBy.flatMap(held => ['CONTINUE', 'ABANDON'].map(result => action({
      id: `complete-${result}`, label: `Complete ${held.hook}: ${result}`, done: `${id} goes on`,
      call: () => awsCall('CompleteLifecycleAction', {...of, LifecycleHookName: held.hook, InstanceId: id, LifecycleActionResult: result}),
    }))) : null,
    state === 'InService' ? action({
      id: 'protect', label: member.protectedFromScaleIn ? 'Unprotect' : 'Protect from scale-in', done: `${id} is ${member.protectedFromScaleIn ? 'not protected any more' : 'protected'}`,
      call: () => awsCall('SetInstanceProtection', {...of, InstanceIds: [id], ProtectedFromScaleIn: !member.protectedFromScaleIn}),
    }) : null,
    state === 'InService' || state === 'Standby' ? action({
      id: 'standby', label: state === 'Standby' ? 'Back into service' : 'To standby', done: `${id} moves`,
      call: () => state === 'Standby' ? awsCall('ExitStandby', {...of, InstanceIds: [id]}) : awsCall('EnterStandby', {...of, InstanceIds: [id], ShouldDecrementDesiredCapacity: true}),
    }) : null,
    action({
      id: 'health', label: member.healthy ? 'Call it unhealthy' : 'Call it healthy', done: 'Told',
      call: () => awsCall('SetInstanceHealth', {InstanceId: id, HealthStatus: member.healthy ? 'Unhealthy' : 'Healthy'}),
    }),
    action({
      id: 'event', label: 'Let it happen', done: () => `${event.value}: ${id}`, fields: [field('From outside', event)],
      call: () => controlCall('POST', `/_local/instances/${id}`, {event: event.value}),
    }),
    action({
      id: 'terminate', label: 'Terminate', danger: true, done: `${id} is being terminated`, fields: [field('It goes', decrement)],
      call: () => awsCall('TerminateInstanceInAutoScalingGroup', {InstanceId: id, ShouldDecrementDesiredCapacity: decrement.value === 'true'}),
    }),
  ];
}
