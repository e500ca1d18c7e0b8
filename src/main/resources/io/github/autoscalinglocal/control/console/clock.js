// The clock: what time it is, how time goes by, and what is to come.

import {controlCall, get} from './api.js';
import {h, icon, keyed, replace, text} from './dom.js';
import {date, clockTime, duration, iso, isoDuration, millis, moment} from './format.js';
import {onChange, onNews} from './live.js';
import {action, field, heading, number, perform, shell} from './ui.js';

const watchers = new Set();
let course = null; // what the clock showed, and when that was

export function now() {
  if (!course) return Date.now();
  const passed = course.mode === 'manual' ? 0 : (performance.now() - course.since) * course.speed;
  return course.base + passed;
}

export const clockState = () => course;

function take(clock) {
  course = {...clock, base: millis(clock.now), since: performance.now()};
  watchers.forEach(each => each());
}

export async function loadClock() {
  take(await get('/_local/clock'));
}

export function onClock(watcher) {
  watchers.add(watcher);
  if (course) watcher();
  return () => watchers.delete(watcher);
}

onNews(['clock'], (kind, news) => (news ? take(news) : loadClock().catch(() => {})));
// Whatever happens may bring other events, and the time of the next is shown.
onChange(['activity', 'lifecycle', 'group', 'change', 'reset'], () => loadClock().catch(() => {}));

export const advance = body => controlCall('POST', '/_local/clock/advance', body);
export const setClock = body => controlCall('PUT', '/_local/clock', body);

const step = () => perform(advance({events: 1}), 'One event on');
const toggle = () => course.mode === 'manual'
  ? perform(setClock({mode: 'scaled', speed: 60}), 'Time goes by, a minute a second')
  : perform(setClock({mode: 'manual'}), 'Time stands still');

export {step as stepClock, toggle as toggleClock};

const modeText = () =>
  course.mode === 'manual' ? 'stands still' : course.mode === 'scaled' ? `runs ${course.speed}×` : 'real time';

/** The clock in the top bar. */
export function clockBar(root) {
  const day = h('span', {class: 'day'});
  const time = h('strong', {class: 'time'});
  const mode = h('span', {class: 'mode'});
  const run = h('button', {type: 'button', class: 'icon-button', onclick: toggle});
  const next = h('button', {type: 'button', class: 'icon-button', onclick: step, 'aria-label': 'Step to the next event', title: 'Step to the next event (n)'}, icon('next'));
  const by = [['1m', 'PT1M'], ['5m', 'PT5M'], ['1h', 'PT1H'], ['1d', 'P1D']].map(([label, amount]) =>
    h('button', {type: 'button', class: 'small', title: `Advance by ${label}`, onclick: () => perform(advance({by: amount}), `Advanced by ${label}`)}, '+' + label));
  replace(root, h('a', {href: '#clock', class: 'face', title: 'Emulated time, in UTC. Open the clock.'}, day, time, mode), run, next, by);
  const show = () => {
    text(day, date(now()));
    text(time, clockTime(now()));
    text(mode, modeText());
    root.dataset.mode = course.mode;
    const still = course.mode === 'manual';
    if (run.dataset.still !== String(still)) {
      run.dataset.still = String(still);
      run.title = still ? 'Let time go by, a minute a second' : 'Let time stand still';
      run.setAttribute('aria-label', run.title);
      replace(run, icon(still ? 'play' : 'pause'));
    }
    next.disabled = course.pendingEvents === 0;
  };
  onClock(show);
  setInterval(() => course && course.mode !== 'manual' && show(), 200);
  return () => root.querySelector('.face');
}

/** The view. */
export function clockView() {
  const face = h('div', {class: 'big-time'});
  const about = h('p', {class: 'muted'});
  const rows = h('tbody', {});
  const total = h('p', {class: 'muted'});
  const none = h('p', {class: 'muted'}, 'Nothing is to come. A launch, a lifecycle hook, a scheduled action or an alarm will put something here.');
  const table = h('table', {class: 'wide'},
    h('thead', {}, h('tr', {}, ['When', 'In', 'What', 'About', ''].map(name => h('th', {scope: 'col'}, name)))), rows);
  const speed = number(60, {min: 0.1, max: 1000000, step: 'any', 'aria-label': 'Factor'});
  const length = h('input', {value: '15m', 'aria-label': 'How long', size: 8});
  const until = h('input', {value: '', placeholder: '2026-01-02T00:00:00Z', 'aria-label': 'Until when', size: 22});
  const events = number(1, {min: 1, 'aria-label': 'How many events'});

  async function agenda() {
    const answer = await get('/_local/clock/agenda?limit=100');
    table.hidden = answer.events.length === 0;
    none.hidden = !table.hidden;
    text(total, answer.total > answer.events.length ? `The first ${answer.events.length} of ${answer.total}.` : '');
    keyed(rows, answer.events.map((event, i) => ({...event, i})), event => event.at + event.kind + event.i + JSON.stringify(event.about), row);
    wait();
  }

  function row(event) {
    const {groupName, instanceId, ...rest} = event.about;
    const other = Object.entries(rest).filter(([name]) => ['hook', 'policyName'].includes(name));
    return h('tr', {class: event.routine ? 'routine' : ''},
      h('td', {}, h('time', {datetime: event.at}, moment(millis(event.at), now()))),
      h('td', {class: 'num', data: {until: event.at}}),
      h('td', {}, event.what, event.routine ? h('span', {class: 'muted'}, ' (routine)') : null, h('br'), h('small', {class: 'muted'}, event.kind)),
      h('td', {class: 'mono'}, [groupName, instanceId, ...other.map(([name, value]) => `${name} ${value}`)].filter(Boolean).map(each => h('div', {}, each))),
      h('td', {}, h('button', {type: 'button', class: 'small', onclick: () => perform(advance({to: event.at}), `It is ${event.at}`)}, 'Go there')));
  }

  function wait() {
    for (const cell of rows.querySelectorAll('[data-until]')) text(cell, duration(Math.max(0, millis(cell.dataset.until) - now())));
  }

  function show() {
    if (!course) return;
    replace(face, h('span', {}, date(now())), ' ', h('strong', {}, clockTime(now(), true)), h('small', {}, ' UTC'));
    text(about, course.mode === 'manual'
      ? 'Time stands still until you move it: everything that falls due on the way happens, in order, each at its own instant.'
      : course.mode === 'scaled' ? `Emulated time goes by ${course.speed} times as fast as real time.` : 'Emulated time is real time.');
    for (const button of modes.querySelectorAll('button[data-mode]')) button.setAttribute('aria-pressed', String(button.dataset.mode === course.mode));
    wait();
  }

  const modes = h('div', {class: 'segments', role: 'group', 'aria-label': 'How time goes by'},
    h('button', {type: 'button', 'data-mode': 'manual', onclick: () => perform(setClock({mode: 'manual'}), 'Time stands still')}, 'Stand still'),
    h('button', {type: 'button', 'data-mode': 'realtime', onclick: () => perform(setClock({mode: 'realtime'}), 'Real time')}, 'Real time'),
    h('button', {type: 'button', 'data-mode': 'scaled', onclick: () => perform(setClock({mode: 'scaled', speed: Number(speed.value)}), `${speed.value} times as fast`)}, 'Run at a factor of'), speed);

  const root = h('div', {},
    heading('Clock'),
    h('section', {class: 'card clock-card'}, face, modes, about, shell(setClock({mode: 'manual'}).line)),
    h('section', {class: 'card'}, h('h2', {}, 'Move it on'), h('div', {class: 'actions'},
      action({id: 'step', primary: true, label: 'Step', done: () => `${events.value} on`, fields: [field('Events', events)], call: () => advance({events: Number(events.value)})}),
      action({id: 'advance', label: 'Advance', done: 'Advanced', fields: [field('By (90s, 5m, 1h30m, 2d, PT1H)', length)], call: () => advance({by: isoDuration(length.value) ?? length.value})}),
      action({id: 'advance-to', label: 'Advance to', done: 'Advanced', fields: [field('Instant', until)], call: () => advance({to: until.value || iso(now())})}),
      action({id: 'idle', label: 'Until nothing is left to do', done: 'Nothing is left to do within a day', call: () => advance({untilIdle: true, limit: 'P1D'})}))),
    h('section', {class: 'card'}, h('h2', {}, 'What is to come'), none, table, total));

  const stops = [onClock(show), onChange(['activity', 'lifecycle', 'group', 'change', 'clock', 'reset'], agenda)];
  const ticking = setInterval(() => course?.mode !== 'manual' && show(), 500);
  agenda();
  return {root, title: 'Clock', dispose: () => (clearInterval(ticking), stops.forEach(stop => stop()))};
}

