// Prices and capacities, pool by pool.

import {controlCall, get} from './api.js';
import {h} from './dom.js';
import {onChange} from './live.js';
import {groups} from './store.js';
import {tableView} from './table.js';
import {action, empty, field, number, perform, shell} from './ui.js';

const FIGURES = [['onDemandPrice', 'On-Demand $/h'], ['spotPrice', 'Spot $/h'], ['onDemandSpareCapacity', 'On-Demand spare'], ['spotSpareCapacity', 'Spot spare'], ['volatility', 'Volatility'], ['reservedInstances', 'Reserved']];

/** What is looked at first: the types that are there. */
function usualTypes() {
  const types = [...new Set((groups ?? []).flatMap(group => group.instances.map(each => each.instanceType)))];
  return types.length === 1 ? types[0] : 'm5.*';
}

export function marketView(route) {
  if (!route.query.has('instanceType')) route.query.set('instanceType', usualTypes());
  let changes = [];
  const said = h('p', {class: 'muted'});
  const view = tableView({
    title: 'Market', query: route.query, columns: ['Type', 'Zone', ...FIGURES.map(([, label]) => [label, 'num'])], key: pool => JSON.stringify(pool),
    intro: 'What mixed instances groups go by. A pool with a spare capacity of 0 has nothing to launch.',
    filters: [{name: 'instanceType', label: 'Type, such as m5.*', reloads: true}, {name: 'zone', label: 'Zone', options: all => all.map(each => each.availabilityZone)}],
    matches: (pool, name, value) => pool.availabilityZone === value,
    load: async chosen => {
      const answer = await get(`/_local/market?instanceType=${encodeURIComponent(chosen.instanceType || '*')}`);
      changes = answer.changes;
      said.textContent = changes.length === 0 ? 'As it is from the start: nothing was said of it.' : `Of ${changes.length} ${changes.length === 1 ? 'pool' : 'pools'} something else was said: ${changes.map(each => `${each.instanceType} in ${each.availabilityZone}`).join(', ')}.`;
      return answer.pools;
    },
    nothing: empty('There is no such type'),
    row: pool => h('tr', {}, h('td', {}, h('strong', {}, pool.instanceType)), h('td', {}, pool.availabilityZone),
      FIGURES.map(([name]) => h('td', {class: pool[name] === 0 && name.endsWith('Capacity') ? 'num bad' : 'num'}, pool[name] === null ? '' : name.endsWith('Price') ? pool[name].toFixed(4) : pool[name]))),
  });
  const type = h('input', {value: '', placeholder: 'every type', 'aria-label': 'Type', size: 14});
  const zone = h('input', {value: '', placeholder: 'every zone', 'aria-label': 'Zone', size: 14});
  const figures = FIGURES.slice(0, 4).map(([name, label]) => [name, label, number('', {min: 0, step: 'any', 'aria-label': label})]);
  const form = action({
    id: 'market', primary: true, label: 'Say so', done: 'The market is another', fields: [field('Type', type), field('Zone', zone), figures.map(([, label, input]) => field(label, input))],
    call: () => controlCall('PUT', '/_local/market', {pools: [{
      ...(type.value ? {instanceType: type.value} : {}), ...(zone.value ? {availabilityZone: zone.value} : {}),
      ...Object.fromEntries(figures.filter(([, , input]) => input.value !== '').map(([name, , input]) => [name, Number(input.value)])),
    }]}),
  });
  const restore = controlCall('DELETE', '/_local/market');
  view.root.querySelector('section').before(h('section', {class: 'card'}, h('h2', {}, 'Say something of pools'), form,
    h('div', {class: 'said'}, said, h('button', {type: 'button', onclick: () => perform(restore, 'The market is as it was')}, 'Take it all back')), shell(restore.line)));
  const stop = onChange(['change', 'reset'], view.refresh, news => news.what === undefined || news.what.includes('market'));
  return {root: view.root, dispose: stop};
}
