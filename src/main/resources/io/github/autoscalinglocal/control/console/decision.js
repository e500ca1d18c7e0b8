// One decision, step by step: who could be chosen, what each rule kept and removed, and who goes.

import {h, replace} from './dom.js';
import {duration, millis, shortId} from './format.js';
import {chip} from './ui.js';

const MOST_ROWS = 150;

const RULES = {
  unhealthy: 'The unhealthy go first, past every policy.',
  pending: 'Nobody in service may go, so those still pending are looked at.',
  'only-candidate': 'Only one instance may go.',
  'purchase-option': 'On-Demand or Spot: the option that exceeds its share loses one.',
  zone: 'The zone with the most instances loses one, so that zones stay balanced.',
  Default: 'Closes every list of policies: the oldest launch configuration or template, then the next instance hour.',
  'tie-break': 'No rule tells the rest apart.',
  OldestInstance: 'The oldest instance goes.',
  NewestInstance: 'The newest instance goes.',
  OldestLaunchConfiguration: 'Those of the oldest launch configuration go.',
  OldestLaunchTemplate: 'Those of the oldest launch template go.',
  ClosestToNextInstanceHour: 'The one closest to its next instance hour goes.',
  AllocationStrategy: 'What the allocation strategy would not launch today goes.',
};

/** What tells a decision from others: its instant and its first victim. */
export const decisionKey = decision => [decision.at, decision.victims[0]?.instanceId ?? ''].join('~');

/**
 * Draws a decision into an element.
 *
 * facts(id) tells what an instance is; state keeps the victim and the step that are looked at.
 */
export function drawDecision(root, decision, facts, state, toggles) {
  const victims = [...new Set(decision.steps.map(step => step.victim))];
  if (!victims.includes(state.victim)) Object.assign(state, {victim: victims[0] ?? 1, step: undefined});
  const steps = decision.steps.filter(step => step.victim === state.victim);
  state.step = Math.max(0, Math.min(state.step ?? steps.length, steps.length));
  const again = change => {
    Object.assign(state, change);
    drawDecision(root, decision, facts, state, toggles);
    root.querySelector(change.focus ?? '.matrix')?.focus();
  };
  const winner = decision.victims[state.victim - 1];
  replace(root,
    decision.victims.length === 0 ? h('p', {class: 'note'}, 'Nobody can go.', decision.excluded.length ? ' Below is why.' : '') : h('ol', {class: 'victims', 'aria-label': 'Who goes'},
      decision.victims.map((victim, i) => h('li', {}, h('button', {
        type: 'button', class: 'victim', 'aria-pressed': String(i + 1 === state.victim), data: {victim: victim.instanceId}, disabled: !victims.includes(i + 1),
        onclick: () => again({victim: i + 1, step: undefined, focus: `[data-victim="${CSS.escape(victim.instanceId)}"]`}),
      }, h('span', {class: 'rank'}, i + 1), h('span', {class: 'mono'}, shortId(victim.instanceId)), h('span', {class: 'muted'}, `${victim.availabilityZone}, by ${victim.decidedBy}`))))),
    steps.length === 0 ? null : [stepper(steps, state, again), matrix(decision, steps, state, winner, facts, again, toggles)],
    excluded(decision, facts, toggles));
}

function stepper(steps, state, again) {
  const done = state.step === steps.length;
  const step = steps[Math.max(0, state.step - 1)];
  const title = state.step === 0 ? `At first, ${step.before.length} could be chosen` : `${step.rule}: ${step.before.length} → ${step.after.length}`;
  return h('div', {class: 'stepper'},
    h('div', {class: 'segments'},
      h('button', {type: 'button', 'aria-label': 'Step back', title: 'Step back (←)', disabled: state.step === 0, onclick: () => again({step: state.step - 1, focus: '[aria-label="Step back"]'})}, '◀'),
      h('button', {type: 'button', 'aria-label': 'Step on', title: 'Step on (→)', disabled: done, onclick: () => again({step: state.step + 1, focus: '[aria-label="Step on"]'})}, '▶')),
    h('div', {class: 'step-text', 'aria-live': 'polite'}, h('strong', {}, title), h('span', {class: 'muted'}, ` step ${state.step} of ${steps.length}`),
      h('p', {}, state.step === 0 ? 'All who are in service, healthy and not protected.' : [RULES[step.rule] ? [RULES[step.rule], ' '] : null, h('q', {}, step.reason)])));
}

function matrix(decision, steps, state, winner, facts, again, toggles) {
  const kept = steps.map(step => new Set(step.after));
  const rank = new Map(steps[0].before.map(id => [id, kept.findIndex(set => !set.has(id))]));
  const far = id => (rank.get(id) < 0 ? steps.length : rank.get(id));
  const candidates = [...steps[0].before].sort((a, b) => (a === winner?.instanceId ? -1 : b === winner?.instanceId ? 1 : far(b) - far(a)));
  const rows = candidates.slice(0, MOST_ROWS);
  const left = candidates.filter(id => far(id) >= state.step).length;
  const table = h('table', {class: 'matrix', tabindex: '0', 'aria-label': 'Candidates and rules. The left and right arrow step through the rules.', onkeydown: event => {
    const by = {ArrowLeft: -1, ArrowRight: 1}[event.key];
    if (!by || event.target !== event.currentTarget) return;
    event.preventDefault();
    again({step: Math.max(0, Math.min(steps.length, state.step + by)), focus: '.matrix'});
  }},
  h('caption', {class: 'muted'}, `${left} of ${candidates.length} left. ● goes on being a candidate, ✕ is spared by the rule.${candidates.length > rows.length ? ` The ${rows.length} that came furthest are shown.` : ''}`),
  h('thead', {}, h('tr', {}, toggles ? h('th', {scope: 'col'}, 'Protect') : null, h('th', {scope: 'col'}, 'Candidate'), h('th', {scope: 'col'}, 'Zone'), h('th', {scope: 'col'}, 'Age'), h('th', {scope: 'col'}, 'From'),
    steps.map((step, i) => h('th', {scope: 'col', class: i + 1 === state.step ? 'rule at' : i < state.step ? 'rule' : 'rule ahead', title: step.reason},
      h('button', {type: 'button', onclick: () => again({step: i + 1, focus: '.matrix'})}, step.rule), h('small', {}, `${step.before.length} → ${step.after.length}`))))),
  h('tbody', {}, rows.map(id => {
    const fact = facts(id);
    const out = far(id);
    const gone = out < state.step;
    const wins = state.step === steps.length && id === winner?.instanceId;
    return h('tr', {class: wins ? 'winner' : gone ? 'out' : '', data: {candidate: id}},
      toggles ? h('td', {}, toggles(id)) : null,
      h('th', {scope: 'row', class: 'mono', title: id}, steps.length > 3 ? shortId(id) : id, wins ? h('span', {class: 'goes'}, 'goes') : null),
      h('td', {}, fact?.availabilityZone ?? ''), h('td', {class: 'num'}, fact ? duration(millis(decision.at) - millis(fact.launchTime)) : ''), h('td', {}, fact?.launchedFrom ?? '', fact?.purchaseOption === 'spot' ? h('span', {class: 'spot'}, 'Spot') : null),
      steps.map((step, i) => i >= state.step || i > out ? h('td', {class: 'cell'}) : i === out
        ? h('td', {class: 'cell spared'}, h('span', {'aria-hidden': 'true'}, '✕'), h('span', {class: 'sr'}, 'spared'))
        : h('td', {class: 'cell kept'}, h('span', {'aria-hidden': 'true'}, '●'), h('span', {class: 'sr'}, 'kept'))));
  })));
  return h('div', {class: 'scroll'}, table);
}

function excluded(decision, facts, toggles) {
  if (decision.excluded.length === 0) return null;
  const byReason = group(decision.excluded);
  return h('section', {class: 'excluded'}, h('h3', {}, 'Could not be chosen at all'),
    [...byReason].map(([reason, all]) => h('p', {}, chip(reason, 'warn'), ' ',
      all.slice(0, 60).map(each => h('span', {class: 'mono one'}, toggles && (reason === 'protected') ? toggles(each.instanceId) : null, shortId(each.instanceId))), all.length > 60 ? ` and ${all.length - 60} more` : '')));
}

function group(all) {
  const groups = new Map();
  for (const each of all) groups.set(each.reason, [...(groups.get(each.reason) ?? []), each]);
  return groups;
}
