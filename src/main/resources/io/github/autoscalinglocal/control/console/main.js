// The shell around the views: where one is, in whose account, and how to get elsewhere.

import {actView} from './act.js';
import {get, home, scope} from './api.js';
import {clockBar, clockView, loadClock, stepClock, toggleClock} from './clock.js';
import {h, iconButton, replace} from './dom.js';
import {groupsView} from './groups.js';
import {connect, onConnection} from './live.js';
import {link, parse, write} from './route.js';
import {forgetGroups, loadGroups} from './store.js';
import {faultsView} from './faults.js';
import {marketView} from './market.js';
import {messagesView, requestsView} from './tables.js';
import {timelineView} from './timeline.js';
import {toast} from './ui.js';
import {whyView} from './why.js';

const VIEWS = [
  ['groups', 'Groups', groupsView],
  ['timeline', 'Timeline', timelineView],
  ['why', 'Why this victim', whyView],
  ['act', 'Act', actView],
  ['clock', 'Clock', clockView],
  ['messages', 'Messages', messagesView],
  ['requests', 'Requests', requestsView],
  ['faults', 'Faults', faultsView],
  ['market', 'Market', marketView],
];

const main = document.getElementById('main');
let current = null;
let group = ''; // the one that was looked at last

function go() {
  const route = parse(location.hash, home);
  const entry = VIEWS.find(([name]) => name === route.view) ?? VIEWS[0];
  const moved = route.account !== scope.account || route.region !== scope.region;
  Object.assign(scope, {account: route.account, region: route.region});
  if (moved) {
    forgetGroups();
    connect(scope.account);
    loadGroups();
  }
  if (route.args[0] && ['groups', 'timeline', 'why', 'act'].includes(entry[0])) group = route.args[0];
  for (const a of document.querySelectorAll('#nav a[data-view]')) {
    const name = a.dataset.view;
    a.href = link(name, ...(group && ['timeline', 'why', 'act'].includes(name) ? [group] : []));
    if (name === entry[0]) a.setAttribute('aria-current', 'page');
    else a.removeAttribute('aria-current');
  }
  const face = document.querySelector('#clock .face');
  if (face) face.href = link('clock');
  document.getElementById('brand').href = link('groups');
  if (!moved && current?.name === entry[0] && current.update?.(route)) return;
  const focused = document.activeElement && main.contains(document.activeElement);
  current?.dispose?.();
  current = {name: entry[0], ...entry[2](route)};
  replace(main, current.root);
  document.title = `${current.title ?? entry[1]} · autoscaling-local`;
  if (focused) main.focus({preventScroll: true});
  showScope();
}

// Accounts and regions

const scopeBox = document.getElementById('scope');

async function showScope() {
  const {scopes} = await get('/_local/scopes').catch(() => ({scopes: []}));
  const all = scopes.map(each => ({...each, label: `${each.account} · ${each.region} (${each.groups})`}));
  for (const each of [home, scope]) {
    if (!all.some(other => other.account === each.account && other.region === each.region)) {
      all.push({...each, label: `${each.account} · ${each.region} (0)`});
    }
  }
  const chooser = h('select', {
    id: 'scope-select', 'aria-label': 'Account and region', title: 'Account and region, and how many groups they have',
    onchange: () => {
      if (chooser.value === 'other') return other();
      const [account, region] = chooser.value.split('/');
      location.hash = write({account, region, view: current.name, args: [], query: ''});
    },
  }, all.map(each => h('option', {value: `${each.account}/${each.region}`}, each.label)), h('option', {value: 'other'}, 'Another…'));
  chooser.value = `${scope.account}/${scope.region}`;
  replace(scopeBox, chooser);
}

function other() {
  const account = h('input', {value: scope.account, pattern: '\\d{12}', required: true, 'aria-label': 'Account', size: 14});
  const region = h('input', {value: scope.region, required: true, 'aria-label': 'Region', size: 14});
  const dialog = h('dialog', {'aria-label': 'Account and region'}, h('form', {
    method: 'dialog', onsubmit: () => (location.hash = write({account: account.value, region: region.value, view: 'groups', args: [], query: ''})),
  }, h('h2', {}, 'Account and region'), h('p', {class: 'muted'}, 'What you do not find here may be in another account or region: an access key of 12 digits is an account of its own.'),
  h('div', {class: 'action-row'}, account, region, h('button', {class: 'primary'}, 'Look there'))));
  dialog.addEventListener('close', () => (dialog.remove(), showScope()));
  document.body.append(dialog);
  dialog.showModal();
}

// Light and dark

const themes = ['auto', 'light', 'dark'];
const stored = name => {
  try {
    return localStorage.getItem(name);
  } catch (forbidden) {
    return null;
  }
};
const store = (name, value) => {
  try {
    localStorage.setItem(name, value);
  } catch (forbidden) {
    // it holds for this page, then
  }
};

function setTheme(theme) {
  if (theme === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  store('autoscaling-local.theme', theme);
}

function isDark() {
  const theme = document.documentElement.dataset.theme;
  return theme ? theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}

// Keys

let keysOn = stored('autoscaling-local.keys') !== 'off';

function onKey(event) {
  const target = event.target;
  if (event.key === '?' && !target.matches('input, select, textarea')) return help();
  if (!keysOn || event.ctrlKey || event.metaKey || event.altKey || target.matches('input, select, textarea') || document.querySelector('dialog[open]')) return;
  const index = Number(event.key) - 1;
  if (index >= 0 && index < VIEWS.length) document.querySelectorAll('#nav a[data-view]')[index].click();
  else if (event.key === 'n') stepClock();
  else if (event.key === 'p') toggleClock();
  else if (event.key === 't') setTheme(isDark() ? 'light' : 'dark');
  else if (event.key === '/') {
    const search = main.querySelector('input[type=search]');
    if (!search) return;
    search.focus();
    event.preventDefault();
  }
}

function help() {
  if (document.querySelector('dialog[open]')) return;
  const keys = [...VIEWS.map(([, title], i) => [String(i + 1), title]), ['n', 'Step to the next event'], ['p', 'Let time go by, or stand still'], ['t', 'Light or dark'], ['/', 'Filter'], ['?', 'This'],
    ['← ↑ → ↓', 'Move among instances, steps, lanes'], ['+ − 0', 'Zoom the timeline']];
  const toggleKeys = h('input', {type: 'checkbox', checked: keysOn, onchange: () => store('autoscaling-local.keys', (keysOn = toggleKeys.checked) ? 'on' : 'off')});
  const dialog = h('dialog', {'aria-label': 'Keys'}, h('form', {method: 'dialog'}, h('h2', {}, 'Keys'),
    h('dl', {class: 'keys'}, keys.map(([key, what]) => [h('dt', {}, h('kbd', {}, key)), h('dd', {}, what)])),
    h('label', {class: 'check'}, toggleKeys, ' Single keys do something'),
    h('div', {class: 'action-row'}, h('button', {class: 'primary'}, 'Close'))));
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

async function start() {
  setTheme(themes.includes(stored('autoscaling-local.theme')) ? stored('autoscaling-local.theme') : 'auto');
  const nav = document.getElementById('nav');
  replace(nav, h('ul', {}, VIEWS.map(([name, title], i) => h('li', {}, h('a', {href: '#', data: {view: name}}, h('span', {class: 'grow'}, title), h('kbd', {'aria-hidden': 'true'}, i + 1))))));
  const live = h('span', {id: 'live', role: 'status'});
  replace(document.getElementById('tools'), live,
    iconButton('sun', 'Light or dark', () => setTheme(isDark() ? 'light' : 'dark'), {id: 'theme'}),
    h('button', {type: 'button', class: 'icon-button', 'aria-label': 'Keys', title: 'Keys (?)', onclick: help}, '?'));
  onConnection(up => {
    live.dataset.up = String(up);
    live.title = up ? 'Everything is shown as it happens.' : 'The stream of events is down; the page asks every few seconds.';
    replace(live, h('span', {'aria-hidden': 'true'}, up ? '●' : '○'), up ? ' live' : ' not live');
  });
  try {
    Object.assign(home, (await get('/_local/scopes')).home);
  } catch (refused) {
    replace(main, h('p', {class: 'empty'}, refused.message));
    return;
  }
  clockBar(document.getElementById('clock'));
  loadClock().catch(refused => toast(refused.message, {bad: true}));
  addEventListener('hashchange', go);
  addEventListener('keydown', onKey);
  go();
  const {version} = await get('/_local/health');
  nav.append(h('footer', {}, h('p', {}, h('strong', {}, 'autoscaling-local'), ` ${version}`),
    h('p', {}, 'An emulator of Amazon EC2 Auto Scaling. Nothing here is in AWS or costs anything.'),
    h('p', {}, h('a', {href: '/_local/openapi.json'}, 'Control endpoints'), h('br'), h('a', {href: '/_local/state', download: 'state.json'}, 'Download the state'))));
}

start();

