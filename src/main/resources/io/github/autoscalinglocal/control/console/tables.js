// What groups told the world, and what the world asked the emulator.

import {controlCall, curl, endpoint, get} from './api.js';
import {now} from './clock.js';
import {h} from './dom.js';
import {millis, moment} from './format.js';
import {onChange} from './live.js';
import {link} from './route.js';
import {tableView} from './table.js';
import {empty, perform, shell} from './ui.js';

const time = at => h('time', {datetime: at}, moment(millis(at), now()));

const json = value => h('pre', {}, JSON.stringify(value, null, 2));

export function messagesView(route) {
  const view = tableView({
    title: 'Messages', query: route.query, columns: ['When', 'By', 'Group', 'To', 'What'], key: each => each.sequence,
    intro: 'What groups told topics, queues, functions and the event bus, word for word, whether anybody listens or not.',
    filters: [{name: 'kind', label: 'Kind', options: all => all.map(each => each.kind)}, {name: 'group', label: 'Group', options: all => all.map(each => each.group)}, {name: 'text', label: 'Filter'}],
    matches: (each, name, value) => name === 'text' ? JSON.stringify(each).toLowerCase().includes(value.toLowerCase()) : each[name] === value,
    load: async () => (await get('/_local/messages')).messages.reverse(),
    nothing: empty('Nothing was told yet', h('p', {}, 'Every launch and termination tells EventBridge; notification configurations and lifecycle hooks tell their topics and queues.'), shell(curl('GET', '/_local/messages'))),
    row: each => h('tr', {}, h('td', {}, time(each.at)), h('td', {}, each.kind), h('td', {}, h('a', {href: link('timeline', each.group)}, each.group)),
      h('td', {class: 'mono'}, each.target ? each.target.split(':').at(-1) : 'event bus'),
      h('td', {}, h('details', {}, h('summary', {}, each.subject ?? each.body['detail-type'] ?? each.body.Event ?? each.body.LifecycleTransition ?? 'message'), json(each.body)))),
  });
  const stop = onChange(['change', 'reset'], view.refresh, news => news.what === undefined || news.what.includes('messages'));
  return {root: view.root, dispose: stop};
}

function command(request) {
  const words = new URLSearchParams({Action: request.action, ...request.parameters});
  return `curl '${endpoint}/?${words}'`;
}

export function requestsView(route) {
  const clear = h('button', {type: 'button', onclick: () => perform(controlCall('DELETE', '/_local/requests'), 'They are forgotten').then(() => view.refresh())}, 'Forget them');
  const again = h('button', {type: 'button', onclick: () => view.refresh()}, 'Look again');
  const view = tableView({
    title: 'Requests', query: route.query, columns: ['When (real time)', 'Action', 'Account', 'Status', 'Took', 'With'], key: each => each.at + each.action,
    intro: 'The last 256 calls of the AWS APIs, the newest first. Reads change nothing, so they show when the next change comes, or when you look again.',
    filters: [{name: 'action', label: 'Action', options: all => all.map(each => each.action)}, {name: 'status', label: 'Status', options: all => all.map(each => String(each.status))}, {name: 'text', label: 'Filter'}],
    matches: (each, name, value) => name === 'text' ? JSON.stringify(each).toLowerCase().includes(value.toLowerCase()) : String(each[name]) === value,
    load: async () => (await get('/_local/requests')).requests,
    beside: [again, clear],
    nothing: empty('Nothing was asked yet', h('p', {}, 'Calls of the AWS CLI, of SDKs and of this page appear here, with parameters and answers.')),
    row: each => h('tr', {}, h('td', {}, each.at.slice(11, 23)), h('td', {}, h('strong', {}, each.action)), h('td', {}, [each.account, each.region].filter(Boolean).map(part => h('div', {}, part))),
      h('td', {}, h('span', {class: each.status < 400 ? 'chip' : 'chip warn'}, each.code ? `${each.status} ${each.code}` : each.status)), h('td', {class: 'num'}, `${each.millis.toFixed(1)} ms`),
      h('td', {class: 'rest'}, h('details', {}, h('summary', {}, Object.entries(each.parameters).filter(([name]) => name !== 'Version').slice(0, 5).map(([name, value]) => `${name}=${value}`).join(' ') || (each.body ? 'a body' : 'nothing')),
        Object.keys(each.parameters).length ? json(each.parameters) : null, each.body ? h('pre', {}, each.body) : null, each.answer ? h('pre', {}, each.answer) : null, each.body ? null : shell(command(each))))),
  });
  const stop = onChange(['activity', 'lifecycle', 'group', 'change', 'reset'], view.refresh);
  return {root: view.root, dispose: stop};
}
