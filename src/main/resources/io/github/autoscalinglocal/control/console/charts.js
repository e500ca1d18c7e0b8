// Above the lanes: the axis, what the group wanted and had, and one of its metrics.

import {h, replace, s} from './dom.js';
import {clockTime, date, millis} from './format.js';
import {link} from './route.js';
import {stairs} from './scale.js';
import {decisionKey} from './decision.js';

const CAPACITY_HEIGHT = 92;
const METRIC_HEIGHT = 64;

export function drawCharts(root, view, labelWidth, chooseMetric) {
  const {scale, story} = view;
  replace(root, axis(scale, labelWidth), capacity(scale, story, labelWidth), metric(scale, story, labelWidth, view.metric, chooseMetric), markers(scale, story, labelWidth));
}

function axis(scale, labelWidth) {
  let day = '';
  return h('div', {class: 'axis', style: {'margin-left': `${labelWidth}px`}}, scale.ticks().map(at => {
    const mentioned = date(at) === day ? '' : (day = date(at));
    return h('span', {class: 'tick', style: {left: `${scale.x(at).toFixed(1)}px`}}, h('span', {}, mentioned, mentioned ? ' ' : '', clockTime(at, scale.to - scale.from < 3000)));
  }));
}

/** Where scale-ins were decided, each with a way to the reasons. */
function markers(scale, story, labelWidth) {
  const seen = story.decisions.map(decision => ({decision, at: millis(decision.at)})).filter(({at}) => at >= scale.from && at <= scale.to);
  if (story.decisions.length === 0) return null;
  return h('div', {class: 'chart-row markers'}, h('div', {class: 'chart-label', style: {width: `${labelWidth}px`}}, h('span', {}, 'Scale-ins decided')),
    h('div', {class: 'marks'}, seen.map(({decision, at}) => h('a', {
      href: link('why', story.group, decisionKey(decision)), style: {left: `${scale.x(at).toFixed(1)}px`},
      title: `${clockTime(at)}: ${decision.victims.length} of ${decision.count} chosen. Why?`, 'aria-label': `Scale-in at ${clockTime(at)}: why?`,
    }, '▼'))));
}

const grid = (scale, height) => scale.ticks().map(at => s('line', {class: 'grid', x1: scale.x(at), x2: scale.x(at), y1: 0, y2: height}));

/** How many were in service, from when on. */
function served(story) {
  const turns = new Map();
  for (const lane of story.instances) {
    for (const span of lane.spans) {
      if (span.state !== 'InService') continue;
      turns.set(span.start, (turns.get(span.start) ?? 0) + 1);
      if (span.end !== Infinity) turns.set(span.end, (turns.get(span.end) ?? 0) - 1);
    }
  }
  let value = 0;
  return [{at: millis(story.from), value: 0}, ...[...turns].sort((a, b) => a[0] - b[0]).map(([at, by]) => ({at, value: (value += by)}))];
}

function capacity(scale, story, labelWidth) {
  const wishes = story.capacity.map(wish => ({at: millis(wish.at), ...wish}));
  const at = name => wishes.map(wish => ({at: millis(wish.at), value: wish[name] ?? 0}));
  const have = served(story);
  const most = Math.max(1, ...at('desiredCapacity').map(p => p.value), ...have.map(p => p.value), ...at('minSize').map(p => p.value));
  const height = CAPACITY_HEIGHT;
  const y = value => (height - 4 - (value / most) * (height - 16)).toFixed(1);
  const until = points => points.filter(point => point.at <= scale.to);
  const [area, wanted, min] = [stairs(until(have), scale, y), stairs(until(at('desiredCapacity')), scale, y), stairs(until(at('minSize')), scale, y)];
  const end = scale.x(Math.min(scale.to, millis(story.now)));
  const clip = `chart-${labelWidth}`;
  const svg = s('svg', {class: 'chart', width: scale.width, height, viewBox: `0 0 ${scale.width} ${height}`, role: 'img', 'aria-label': `Capacity: ${have.at(-1).value} in service, ${wishes.at(-1).desiredCapacity ?? 0} desired`},
    s('clipPath', {id: clip}, s('rect', {x: 0, y: 0, width: Math.max(0, end), height})),
    grid(scale, height),
    s('g', {'clip-path': `url(#${clip})`},
      area ? s('path', {class: 'have', d: `${area}V${height}H${Math.max(-10, scale.x(have[0].at)).toFixed(1)}Z`}) : null,
      min ? s('path', {class: 'min', d: min}) : null,
      wanted ? s('path', {class: 'wanted', d: wanted}) : null),
    wishes.filter(wish => wish.at >= scale.from && wish.at <= scale.to && wish.desiredCapacity !== null).slice(-40).map(wish =>
      s('g', {}, s('circle', {class: 'turn', cx: scale.x(wish.at), cy: y(wish.desiredCapacity), r: 3.5}), s('title', {}, `${clockTime(wish.at)}: desired ${wish.desiredCapacity}, from ${wish.minSize} to ${wish.maxSize}`))),
    s('line', {class: 'now', x1: end, x2: end, y1: 0, y2: height}));
  return h('div', {class: 'chart-row'}, h('div', {class: 'chart-label', style: {width: `${labelWidth}px`}},
    h('span', {}, 'Capacity'), h('span', {class: 'key wanted'}, `desired ${wishes.at(-1).desiredCapacity ?? 0}`), h('span', {class: 'key have'}, `in service ${have.at(-1).value}`), h('span', {class: 'key min'}, `minimum ${wishes.at(-1).minSize ?? 0}`)), svg);
}

function metric(scale, story, labelWidth, wanted, choose) {
  const named = story.metrics.filter(each => each.points.length > 0);
  if (named.length === 0) return null;
  const chosen = named.find(each => each.name === wanted) ?? named[0];
  const points = chosen.points.map(point => ({at: millis(point.at), value: point.value}));
  const most = Math.max(1e-9, ...points.map(point => point.value));
  const height = METRIC_HEIGHT;
  const y = value => (height - 4 - (value / most) * (height - 14)).toFixed(1);
  const line = points.filter(point => point.at >= scale.from - chosen.period * 2000 && point.at <= scale.to).map((point, i) => `${i ? 'L' : 'M'}${scale.x(point.at + chosen.period * 500).toFixed(1)} ${y(point.value)}`).join('');
  const chooser = h('select', {'aria-label': 'Metric', onchange: () => choose(chooser.value)}, named.map(each => h('option', {value: each.name}, each.name)));
  chooser.value = chosen.name;
  const shown = points.at(-1).value;
  return h('div', {class: 'chart-row'}, h('div', {class: 'chart-label', style: {width: `${labelWidth}px`}}, chooser, h('span', {class: 'key metric'}, `now ${+shown.toFixed(2)}, most ${+most.toFixed(2)}`)),
    s('svg', {class: 'chart', width: scale.width, height, viewBox: `0 0 ${scale.width} ${height}`, role: 'img', 'aria-label': `${chosen.name}, last ${shown}`}, grid(scale, height), s('path', {class: 'metric', d: line})));
}

