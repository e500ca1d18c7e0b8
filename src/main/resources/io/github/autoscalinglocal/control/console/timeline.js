// A group over time: what it wanted, what it had, and the way of each instance.

import {firstGroup, groupChooser} from './act.js';
import {get} from './api.js';
import {clockState, now, onClock} from './clock.js';
import {drawCharts} from './charts.js';
import {h, keyed, replace, text} from './dom.js';
import {clockTime, date, duration, millis, moment} from './format.js';
import {Lanes} from './lanes.js';
import {onChange} from './live.js';
import {link} from './route.js';
import {Scale} from './scale.js';
import {onGroups} from './store.js';
import {badge, empty, heading, hideTip, showTip} from './ui.js';

const LABEL_WIDTH = 190;
const AHEAD = 0.04; // of what is shown, free at the right

export function timelineView(route) {
  const [name, chosen] = route.args;
  if (!name) return firstGroup('timeline', 'Timeline');
  const view = {story: null, from: null, to: null, follow: true, scale: null, metric: route.query.get('metric')};
  const chooser = groupChooser('timeline', name);
  const search = h('input', {type: 'search', placeholder: 'Filter instances', 'aria-label': 'Filter instances', oninput: () => draw()});
  const departed = h('input', {type: 'checkbox', checked: true, onchange: () => draw()});
  const range = h('span', {class: 'muted range'});
  const charts = h('div', {class: 'charts'});
  const plot = h('div', {class: 'plot', tabindex: '0', 'aria-label': 'Timeline. Plus and minus zoom, the arrows move, 0 shows all. A table follows below.'});
  const cursor = h('div', {class: 'cursor', hidden: true}, h('span', {}));
  const lanes = new Lanes(instance => link('groups', name, instance), span => tell(span));
  const activities = h('tbody', {});
  const spans = h('tbody', {});
  const asTable = h('details', {class: 'card', ontoggle: () => drawTable()}, h('summary', {}, 'The same as a table'),
    h('table', {class: 'wide'}, h('thead', {}, h('tr', {}, ['Instance', 'Zone', 'State', 'From', 'To', 'For'].map(title => h('th', {scope: 'col'}, title)))), spans));
  const problem = h('div', {});
  plot.append(charts, lanes.root, cursor);
  const zoomButtons = [['−', 'Zoom out', () => zoom(2)], ['+', 'Zoom in', () => zoom(0.5)], ['Fit', 'Show all', fit], ['10m', 'The last ten minutes', () => last(600e3)], ['1h', 'The last hour', () => last(3600e3)]]
    .map(([label, title, onclick]) => h('button', {type: 'button', title, 'aria-label': title, onclick}, label));
  const root = h('div', {},
    heading('Timeline', chooser.root, h('span', {class: 'grow'}), range, h('div', {class: 'segments'}, zoomButtons)),
    problem,
    h('section', {class: 'card plot-card'}, h('div', {class: 'plot-tools'}, search, h('label', {class: 'check'}, departed, ' those that have left'), lanes.count), plot),
    h('section', {class: 'card'}, h('h2', {}, 'Activities'),
      h('table', {class: 'wide activities'}, h('thead', {}, h('tr', {}, ['Started', 'Took', 'Status', 'What and why'].map(title => h('th', {scope: 'col'}, title)))), activities)),
    asTable);

  async function load() {
    try {
      const [story, {decisions}] = await Promise.all([get(`/_local/groups/${encodeURIComponent(name)}/timeline`), get(`/_local/decisions?limit=100&group=${encodeURIComponent(name)}`)]);
      view.story = {...story, decisions};
      replace(problem);
    } catch (refused) {
      replace(problem, empty(refused.message));
      return;
    }
    for (const lane of view.story.instances) {
      for (const span of lane.spans) Object.assign(span, {start: millis(span.from), end: span.to ? millis(span.to) : Infinity});
      lane.text = [lane.instance.instanceId, lane.instance.availabilityZone, lane.instance.instanceType, lane.instance.launchedFrom, lane.instance.purchaseOption].join(' ');
    }
    draw();
    drawActivities();
    drawTable();
  }

  function bounds() {
    const from = millis(view.story.from);
    const end = Math.max(now(), from + 1000);
    return {from: from - (end - from) * 0.01, to: end + (end - from) * AHEAD};
  }

  function draw() {
    if (!view.story) return;
    if (view.follow || view.from === null) {
      const all = bounds();
      const length = view.from === null ? all.to - all.from : view.to - view.from;
      view.to = all.to;
      view.from = view.follow === 'all' || view.from === null ? all.from : Math.max(view.to - length, all.from);
    }
    const width = Math.max(200, plot.clientWidth - LABEL_WIDTH);
    view.scale = new Scale(view.from, view.to, width);
    text(range, `${moment(view.from)} to ${date(view.from) === date(view.to) ? clockTime(view.to) : moment(view.to)}, ${duration(view.to - view.from)}`);
    drawCharts(charts, view, LABEL_WIDTH, metric => {
      view.metric = metric;
      draw();
    });
    const shown = view.story.instances.filter(lane => (departed.checked || !lane.gone) && lane.text.includes(search.value) &&
      lane.spans.some(span => span.end >= view.from && span.start <= view.to));
    lanes.draw(shown, view.scale, now(), view.story.instances.length, chosen);
  }

  function show(from, to, follow) {
    const least = 50;
    Object.assign(view, {from, to: Math.max(to, from + least), follow});
    draw();
  }

  function zoom(factor, around) {
    const middle = around ?? (view.follow ? Math.min(now(), view.to) : (view.from + view.to) / 2);
    show(middle - (middle - view.from) * factor, middle + (view.to - middle) * factor, false);
  }

  function fit() {
    const all = bounds();
    show(all.from, all.to, 'all');
  }

  function last(length) {
    show(now() - length, now() + length * AHEAD, true);
  }

  plot.addEventListener('keydown', event => {
    const way = {'+': () => zoom(0.5), '=': () => zoom(0.5), '-': () => zoom(2), 0: fit, ArrowLeft: () => pan(-0.2), ArrowRight: () => pan(0.2)}[event.key];
    if (!way || event.target !== plot) return;
    event.preventDefault();
    way();
  });

  function pan(part) {
    const by = (view.to - view.from) * part;
    show(view.from + by, view.to + by, false);
  }

  plot.addEventListener('wheel', event => {
    if (!event.ctrlKey && !event.shiftKey) return;
    event.preventDefault();
    if (event.shiftKey) pan((event.deltaY || event.deltaX) / 1000);
    else zoom(event.deltaY > 0 ? 1.25 : 0.8, view.scale.at(place(event)));
  }, {passive: false});

  const place = event => event.clientX - plot.getBoundingClientRect().left - LABEL_WIDTH;
  let drag = null;
  plot.addEventListener('pointerdown', event => {
    if (event.button === 0 && place(event) > 0 && !event.target.closest('a, button, select')) drag = {x: event.clientX, from: view.from, to: view.to};
  });
  plot.addEventListener('pointermove', event => {
    const x = place(event);
    cursor.hidden = x < 0 || !view.scale;
    if (cursor.hidden) return;
    cursor.style.left = `${x + LABEL_WIDTH}px`;
    text(cursor.firstChild, moment(view.scale.at(x), now()));
    if (drag && event.buttons === 1 && Math.abs(event.clientX - drag.x) > 3) {
      const by = ((drag.x - event.clientX) / view.scale.width) * (drag.to - drag.from);
      show(drag.from + by, drag.to + by, false);
    }
  });
  plot.addEventListener('pointerup', () => (drag = null));
  plot.addEventListener('pointerleave', () => (drag = null, cursor.hidden = true, hideTip()));

  function tell(found) {
    if (!found) return hideTip();
    const {span, lane, event} = found;
    const end = Math.min(span.end, now());
    showTip(event.clientX, event.clientY, h('strong', {class: 'mono'}, lane.instance.instanceId), h('br'), badge(span.state), h('br'),
      `${moment(span.start, now())} to ${span.end === Infinity ? 'now' : moment(span.end, now())}, ${duration(end - span.start)}`, h('br'),
      `${lane.instance.availabilityZone}, ${lane.instance.instanceType}`, lane.instance.protectedFromScaleIn ? ', protected' : '');
  }

  function drawActivities() {
    keyed(activities, view.story.activities.slice(0, 300), each => each.activityId, () => activityRow(), (row, each) => row.update(each));
    const wanted = route.query.get('activity');
    if (wanted && !view.scrolled) {
      view.scrolled = true;
      const row = activities.querySelector(`[data-activity="${CSS.escape(wanted)}"]`);
      row?.classList.add('chosen');
      row?.scrollIntoView({block: 'center'});
    }
  }

  function activityRow() {
    const [started, took, status, what] = [1, 2, 3, 4].map(() => h('td', {}));
    const row = h('tr', {}, started, took, status, what);
    row.update = each => {
      const shown = JSON.stringify(each);
      if (row.shown === shown) return;
      row.shown = shown;
      row.dataset.activity = each.activityId;
      const instance = /i-[0-9a-zA-Z]+/.exec(each.description)?.[0];
      const terminates = each.description.startsWith('Terminating');
      replace(started, h('a', {href: link('timeline', name, {activity: each.activityId}), title: 'The address of this activity'}, moment(millis(each.startTime), now())));
      replace(took, each.endTime ? duration(millis(each.endTime) - millis(each.startTime)) : '…');
      replace(status, h('span', {class: `chip status ${each.statusCode.toLowerCase()}`}, each.statusCode));
      replace(what, h('strong', {}, each.description), instance ? [' ', h('a', {href: link('timeline', name, instance)}, 'lane')] : null,
        instance && terminates ? [' ', h('a', {href: link('why', name, instance)}, 'why?')] : null,
        h('p', {class: 'cause'}, each.cause), each.statusMessage ? h('p', {class: 'cause bad'}, each.statusMessage) : null);
    };
    return row;
  }

  function drawTable() {
    if (!asTable.open || !view.story) return;
    replace(spans, view.story.instances.flatMap(lane => lane.spans.map(span => h('tr', {},
      h('td', {class: 'mono'}, lane.instance.instanceId), h('td', {}, lane.instance.availabilityZone), h('td', {}, span.state),
      h('td', {}, moment(span.start)), h('td', {}, span.end === Infinity ? '' : moment(span.end)), h('td', {class: 'num'}, duration(Math.min(span.end, now()) - span.start)))).slice(0, 50)).slice(0, 1000));
  }

  const sized = new ResizeObserver(() => draw());
  sized.observe(plot);
  const mine = news => news.group === undefined || news.group === name;
  const stops = [onChange(['activity', 'lifecycle', 'group', 'reset', 'decision'], load, mine), onClock(() => draw()), onGroups(() => chooser.update()),
    onChange(['change'], load, news => news.what.includes('metrics'))];
  const ticking = setInterval(() => {
    const choosing = document.activeElement?.matches?.('.charts select');
    if (view.follow && clockState()?.mode !== 'manual' && !choosing) draw();
  }, 1000);
  load();
  return {root, title: `Timeline of ${name}`, dispose: () => (hideTip(), clearInterval(ticking), sized.disconnect(), stops.forEach(stop => stop()))};
}

