// What is to go wrong.

import {controlCall, get} from './api.js';
import {h, replace} from './dom.js';
import {onChange} from './live.js';
import {action, empty, field, heading, number, perform, select, shell} from './ui.js';

const KINDS = [
  ['insufficient-capacity', 'EC2 has no instances'], ['launch-error', 'EC2 refuses a launch'], ['slow-launch', 'a launch takes longer'],
  ['terminate-error', 'EC2 refuses a termination'], ['lambda-error', 'a termination function fails'], ['throttle', 'a call is throttled'], ['api-error', 'a call fails'],
];

const input = (label, placeholder) => h('input', {'aria-label': label, placeholder, size: 16});

/** A form that sets a fault; in the view of a group, of that group. */
export function faultForm(group) {
  const kind = select(KINDS.map(([name, what]) => [name, `${name}: ${what}`]), 'insufficient-capacity', {'aria-label': 'Kind'});
  const of = group ? h('input', {value: group, 'aria-label': 'Group'}) : input('Group', 'any');
  const zone = input('Zone', 'any');
  const type = input('Instance type', 'any');
  const operation = input('Operation', 'any');
  const times = number('', {min: 1, placeholder: 'always', 'aria-label': 'Times'});
  const delay = input('Delay', 'PT5M');
  const code = input('Code', '');
  const fields = {
    zone: field('Zone', zone), type: field('Type', type), operation: field('Operation', operation), delay: field('Delay', delay), code: field('Code', code),
  };
  const meant = {
    'insufficient-capacity': ['zone', 'type'], 'launch-error': ['zone', 'type', 'code'], 'slow-launch': ['zone', 'type', 'delay'], 'terminate-error': ['zone', 'type'],
    'lambda-error': [], throttle: ['operation'], 'api-error': ['operation', 'code'],
  };
  const show = () => Object.entries(fields).forEach(([name, node]) => (node.hidden = !meant[kind.value].includes(name)));
  kind.addEventListener('change', show);
  show();
  const given = (name, node, to) => (meant[kind.value].includes(name) && node.value ? {[to]: node.value} : {});
  return action({
    id: 'fault', primary: true, label: 'Set this fault', done: () => `${kind.value} is set`,
    fields: [field('What', kind), field('Group', of), Object.values(fields), field('Times', times)],
    call: () => controlCall('POST', '/_local/faults', {
      kind: kind.value,
      match: {...(of.value ? {group: of.value} : {}), ...given('zone', zone, 'availabilityZone'), ...given('type', type, 'instanceType'), ...given('operation', operation, 'operation')},
      ...given('delay', delay, 'delay'), ...given('code', code, 'code'), ...(times.value ? {times: Number(times.value)} : {}),
    }),
  });
}

export function faultsView() {
  const box = h('div', {});
  const remove = controlCall('DELETE', '/_local/faults');
  async function load() {
    const {faults} = await get('/_local/faults');
    replace(box, faults.length === 0
      ? empty('Nothing is to go wrong', h('p', {}, 'Set a fault below, and launches, terminations or calls fail as they would in AWS, as often as you say.'))
      : [h('table', {class: 'wide'},
        h('thead', {}, h('tr', {}, ['Id', 'What', 'Where', 'How often', 'And', ''].map(name => h('th', {scope: 'col'}, name)))),
        h('tbody', {}, faults.map(row))),
      h('p', {}, h('button', {type: 'button', onclick: () => perform(remove, 'All faults are gone')}, 'Remove all')), shell(remove.line)]);
  }
  function row(fault) {
    const where = Object.entries(fault.match).filter(([, value]) => value).map(([name, value]) => `${name} ${value}`).join(', ') || 'everywhere';
    const often = (fault.times ? `${fault.times} more` : 'always') + (fault.probability < 1 ? `, with probability ${fault.probability}` : '');
    return h('tr', {data: {fault: fault.id}}, h('td', {class: 'mono'}, fault.id), h('td', {}, h('strong', {}, fault.kind)), h('td', {}, where), h('td', {}, often),
      h('td', {}, [fault.code, fault.status, fault.delay, fault.message].filter(Boolean).join(', ')),
      h('td', {}, h('button', {type: 'button', class: 'small', onclick: () => perform(controlCall('DELETE', `/_local/faults/${encodeURIComponent(fault.id)}`), `${fault.id} is gone`)}, 'Remove')));
  }
  const stop = onChange(['change', 'reset'], load, news => news.what === undefined || news.what.includes('faults'));
  load();
  return {root: h('div', {}, heading('Faults'), h('section', {class: 'card'}, box), h('section', {class: 'card'}, h('h2', {}, 'Set a fault'), faultForm())), dispose: stop};
}
