// Groups at a glance: how many they want and have, zone by zone, instance by instance.

import {awsCall, endpoint, home, scope} from './api.js';
import {now, onClock} from './clock.js';
import {h, iconButton, icon, keyed, replace, text} from './dom.js';
import {duration, isWaiting, millis, plural, shortId, sign, stateKind, STATE_KINDS} from './format.js';
import {instancePanel} from './instance.js';
import {link} from './route.js';
import {failure, groupNamed, groups, onGroups} from './store.js';
import {chip, heading, perform, shell, showTip, hideTip} from './ui.js';

/** From here on, tiles are small squares, and the details are in the tip. */
const MANY = 60;

const inService = group => group.instances.filter(each => each.lifecycleState === 'InService').length;

export function groupsView(route) {
  let [group, instance] = route.args;
  const cards = h('div', {class: 'cards'});
  const side = h('aside', {class: 'side', hidden: true, 'aria-label': 'Instance'});
  const summary = h('span', {class: 'muted'});
  const nothing = h('div', {hidden: true});
  const search = h('input', {type: 'search', placeholder: 'Filter by name', 'aria-label': 'Filter groups by name', value: route.query.get('filter') ?? '', oninput: show});
  const root = h('div', {class: 'with-side'},
    h('div', {}, heading('Groups', summary, h('span', {class: 'grow'}), legend(), search), nothing, cards), side);
  let panel = null;

  function show() {
    const all = groups ?? [];
    const found = all.filter(each => each.name.includes(search.value) && (!group || instance || each.name === group));
    text(summary, all.length === 0 ? '' : `${plural(all.length, 'group')}, ${plural(all.reduce((n, each) => n + inService(each), 0), 'instance')} in service`);
    search.hidden = all.length < 2;
    nothing.hidden = found.length > 0 || (groups === null && !failure);
    if (!nothing.hidden) replace(nothing, failure ? h('div', {class: 'empty'}, failure) : all.length > 0 ? h('div', {class: 'empty'}, 'No group has such a name. ', h('a', {href: link('groups')}, 'Show all')) : firstSteps());
    keyed(cards, found, each => each.name, newCard, (card, each) => card.update(each));
    showInstance();
  }

  function showInstance() {
    const of = instance && groupNamed(group);
    const member = of && [...of.instances, ...of.warmPool].find(each => each.instanceId === instance);
    side.hidden = !instance;
    root.classList.toggle('open', Boolean(instance));
    for (const tile of cards.querySelectorAll('.tile[aria-current]')) tile.removeAttribute('aria-current');
    if (!instance) {
      panel = null;
      return;
    }
    cards.querySelector(`.tile[data-id="${CSS.escape(instance)}"]`)?.setAttribute('aria-current', 'true');
    if (panel?.id !== instance) {
      panel = instancePanel(group, instance, () => (location.hash = link('groups')));
      replace(side, panel.root);
    }
    panel.update(of, member);
  }

  const stops = [onGroups(show), onClock(() => panel && showInstance())];
  return {
    root,
    update(next) {
      [group, instance] = next.args;
      show();
      return true;
    },
    dispose: () => (hideTip(), stops.forEach(stop => stop())),
  };
}

function legend() {
  return h('details', {class: 'legend'}, h('summary', {}, 'Legend'), h('div', {},
    STATE_KINDS.map(([state, label]) => h('span', {class: `state ${stateKind(state)}${isWaiting(state) ? ' waiting' : ''}`}, sign(state) + ' ' + label)),
    h('span', {}, icon('lock'), ' protected from scale-in'), h('span', {class: 'spot'}, 'Spot'), h('span', {class: 'sick'}, '! unhealthy')));
}

function newCard(first) {
  const name = first.name;
  const numbers = h('div', {class: 'numbers'});
  const gauge = h('div', {class: 'gauge', role: 'img'});
  const chips = h('div', {class: 'chips'});
  const zones = h('div', {class: 'zones'});
  let group = first;
  const wish = by => {
    const parameters = {AutoScalingGroupName: name, DesiredCapacity: group.desiredCapacity + by};
    return perform(awsCall('SetDesiredCapacity', parameters), `${name} now wants ${group.desiredCapacity + by}`);
  };
  const less = iconButton('minus', `One less in ${name}`, () => wish(-1));
  const more = iconButton('plus', `One more in ${name}`, () => wish(1));
  const card = h('article', {class: 'card group', 'aria-label': `Group ${name}`, data: {group: name}},
    h('header', {}, h('h2', {}, h('a', {href: link('groups', name)}, name)), numbers, less, more, h('span', {class: 'grow'}),
      h('nav', {'aria-label': `About ${name}`}, [['timeline', 'Timeline'], ['why', 'Why this victim'], ['act', 'Act']].map(([view, label]) => h('a', {href: link(view, name)}, label)))),
    gauge, chips, zones);
  zones.addEventListener('keydown', rove);
  zones.addEventListener('pointerover', event => tell(event, group));
  zones.addEventListener('focusin', event => tell(event, group));
  zones.addEventListener('pointerout', hideTip);
  zones.addEventListener('focusout', hideTip);
  card.update = next => {
    if (next === card.shown) return;
    card.shown = group = next;
    const serving = inService(next);
    replace(numbers, h('strong', {class: serving === next.desiredCapacity ? '' : 'off'}, serving), ' in service of ', h('strong', {}, next.desiredCapacity), ' desired', h('span', {class: 'muted'}, `, from ${next.minSize} to ${next.maxSize}`));
    less.disabled = next.desiredCapacity <= next.minSize;
    more.disabled = next.desiredCapacity >= next.maxSize;
    drawGauge(gauge, next, serving);
    replace(chips, next.terminationPolicies.map((policy, i) => [i > 0 ? h('span', {class: 'muted', 'aria-hidden': 'true'}, '→') : h('span', {class: 'muted'}, 'Policies'), chip(policy, 'policy')]),
      next.suspendedProcesses.map(process => chip(`${process} suspended`, 'warn')));
    drawZones(zones, next);
  };
  return card;
}

function drawGauge(gauge, group, serving) {
  const largest = Math.max(group.maxSize, group.desiredCapacity, group.instances.length, 1);
  const at = n => `${(100 * n) / largest}%`;
  const coming = group.instances.filter(each => stateKind(each.lifecycleState) === 'pending').length;
  gauge.setAttribute('aria-label', `${serving} in service, ${group.desiredCapacity} desired, minimum ${group.minSize}, maximum ${group.maxSize}`);
  replace(gauge,
    h('span', {class: 'have', style: {width: at(serving)}}),
    h('span', {class: 'coming', style: {left: at(serving), width: at(Math.min(coming, largest - serving))}}),
    mark('min', group.minSize), mark('desired', group.desiredCapacity), mark('max', group.maxSize));
  function mark(name, n) {
    return h('span', {class: `mark ${name}`, style: {left: at(n)}}, h('span', {}, `${name} ${n}`));
  }
}

function drawZones(zones, group) {
  const columns = group.availabilityZones.map(zone => [zone, group.instances.filter(each => each.availabilityZone === zone)]);
  const elsewhere = group.instances.filter(each => !group.availabilityZones.includes(each.availabilityZone));
  if (elsewhere.length) columns.push(['other zones', elsewhere]);
  if (group.warmPool.length) columns.push(['warm pool', group.warmPool]);
  const small = group.instances.length > MANY;
  zones.classList.toggle('small', small);
  keyed(zones, columns.map(([zone, members]) => ({zone, members, small})), column => column.zone, newZone, (node, column) => node.update(column, group));
  const tiles = zones.querySelectorAll('.tile');
  if (tiles.length && !zones.querySelector('.tile[tabindex="0"]')) tiles[0].tabIndex = 0;
}

function newZone({zone}) {
  const count = h('span', {class: 'muted'});
  const tiles = h('div', {class: 'tiles'});
  const none = h('p', {class: 'muted none'}, 'none');
  const node = h('section', {class: 'zone', 'aria-label': zone}, h('h3', {}, zone, ' ', count), tiles, none);
  node.update = ({members, small}, group) => {
    text(count, members.length);
    none.hidden = members.length > 0;
    keyed(tiles, members, each => each.instanceId, each => newTile(group.name, each), (tile, each) => tile.update(each, small));
  };
  return node;
}

function newTile(group, first) {
  const tile = h('a', {class: 'tile', href: link('groups', group, first.instanceId), tabindex: '-1', data: {id: first.instanceId}});
  tile.update = (member, small) => {
    const shown = JSON.stringify([member, small]);
    if (tile.shown === shown) return;
    tile.shown = shown;
    tile.className = `tile state ${stateKind(member.lifecycleState)}${isWaiting(member.lifecycleState) ? ' waiting' : ''}${member.healthy ? '' : ' sick'}${member.protectedFromScaleIn ? ' protected' : ''}`;
    tile.dataset.state = member.lifecycleState;
    tile.setAttribute('aria-label', [member.instanceId, member.lifecycleState, member.availabilityZone, member.instanceType, member.purchaseOption === 'spot' ? 'Spot' : '', member.protectedFromScaleIn ? 'protected' : '', member.healthy ? '' : 'unhealthy'].filter(Boolean).join(', '));
    const marks = [member.healthy ? null : h('b', {class: 'sick-mark'}, '!'), member.protectedFromScaleIn ? icon('lock') : null];
    if (small) replace(tile, h('span', {'aria-hidden': 'true'}, member.healthy ? (member.protectedFromScaleIn ? icon('lock') : sign(member.lifecycleState)) : '!'));
    else replace(tile,
      h('span', {class: 'tile-top'}, h('span', {'aria-hidden': 'true'}, sign(member.lifecycleState)), h('span', {class: 'mono'}, shortId(member.instanceId)), h('span', {class: 'grow'}), marks),
      h('span', {class: 'tile-state'}, member.lifecycleState),
      h('span', {class: 'tile-about'}, member.instanceType, member.purchaseOption === 'spot' ? h('span', {class: 'spot'}, 'Spot') : null));
  };
  return tile;
}

function tell(event, group) {
  const tile = event.target.closest('.tile');
  if (!tile) return;
  const member = [...group.instances, ...group.warmPool].find(each => each.instanceId === tile.dataset.id);
  if (!member) return;
  const {left, bottom} = tile.getBoundingClientRect();
  showTip(left - 14, bottom - 14,
    h('strong', {class: 'mono'}, member.instanceId), h('br'), member.lifecycleState, ' in ', member.availabilityZone, h('br'),
    `${member.instanceType}, ${member.purchaseOption}`, member.launchedFrom ? `, from ${member.launchedFrom}` : '', h('br'),
    `launched ${duration(now() - millis(member.launchTime))} ago`,
    member.protectedFromScaleIn ? [h('br'), 'protected from scale-in'] : null, member.healthy ? null : [h('br'), 'unhealthy'],
    member.heldUpBy.map(held => [h('br'), `waits at the hook ${held.hook}`]));
}

/** One stop for the tab key; arrows move among the tiles by where they are on the screen. */
function rove(event) {
  const from = event.target.closest('.tile');
  const way = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]}[event.key];
  if (!from || !way) return;
  event.preventDefault();
  const here = from.getBoundingClientRect();
  let best = null;
  let least = Infinity;
  for (const tile of event.currentTarget.querySelectorAll('.tile')) {
    const there = tile.getBoundingClientRect();
    const [dx, dy] = [there.left - here.left, there.top - here.top];
    const along = dx * way[0] + dy * way[1];
    const across = Math.abs(dx * way[1]) + Math.abs(dy * way[0]);
    if (along > 1 && along + 3 * across < least) [best, least] = [tile, along + 3 * across];
  }
  if (!best) return;
  from.tabIndex = -1;
  best.tabIndex = 0;
  best.focus();
}

// For those who see it for the first time

function firstSteps() {
  const region = scope.region;
  const group = {AutoScalingGroupName: 'web', 'LaunchTemplate.LaunchTemplateName': 'web', MinSize: 0, MaxSize: 10, DesiredCapacity: 5, AvailabilityZones: ['a', 'b', 'c'].map(zone => region + zone), TerminationPolicies: ['OldestInstance']};
  const line = `aws autoscaling create-auto-scaling-group --auto-scaling-group-name web --launch-template LaunchTemplateName=web --min-size 0 --max-size 10 --desired-capacity 5 --availability-zones ${group.AvailabilityZones.join(' ')}`;
  const call = {...awsCall('CreateAutoScalingGroup', group), line};
  const environment = [`export AWS_ENDPOINT_URL_AUTO_SCALING=${endpoint}`, `export AWS_ACCESS_KEY_ID=${scope.account === home.account ? 'test' : scope.account} AWS_SECRET_ACCESS_KEY=test AWS_DEFAULT_REGION=${region}`];
  return h('div', {class: 'empty first'},
    h('h2', {}, `No groups in account ${scope.account}, region ${region}`),
    h('p', {}, 'An Auto Scaling group keeps as many instances as it wants, spread over zones. When it wants fewer, it chooses whom to lose, and here you can see why. Begin with a group of five in three zones:'),
    h('p', {}, h('button', {type: 'button', class: 'primary', id: 'first-group', onclick: () => perform(call, 'The group web is there')}, 'Create a group'), ' or from a shell:'),
    environment.map(shell),
    shell(line),
    h('p', {class: 'muted'}, 'From Java, the SDK\'s endpointOverride, or in a test the annotation @AutoScalingLocalTest:'),
    shell(`AutoScalingClient.builder().endpointOverride(URI.create("${endpoint}")).region(Region.of("${region}"))`),
    h('p', {class: 'muted'}, 'From Terraform, in the provider "aws":'),
    shell(`endpoints { autoscaling = "${endpoint}" }`));
}
