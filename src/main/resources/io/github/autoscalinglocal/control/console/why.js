// Why this victim: the decisions that were taken, and what would be decided now.

import {firstGroup, groupChooser, POLICIES} from './act.js';
import {awsCall, control, curl, get} from './api.js';
import {now} from './clock.js';
import {decisionKey, drawDecision} from './decision.js';
import {h, keyed, replace} from './dom.js';
import {millis, moment, plural, shortId} from './format.js';
import {onChange} from './live.js';
import {link, requery} from './route.js';
import {groupNamed, onGroups} from './store.js';
import {action, empty, field, heading, number, order, shell, writeLine} from './ui.js';

const WHAT_IF = 'what-if';

export function whyView(route) {
  const [name, wanted] = route.args;
  if (!name) return firstGroup('why', 'Why this victim');
  const chooser = groupChooser('why', name);
  const list = h('ol', {class: 'decisions', 'aria-label': 'Decisions'});
  const none = h('p', {class: 'muted'}, 'No scale-in was decided yet.');
  const detail = h('div', {class: 'card'});
  const nav = h('div', {class: 'decision-nav'}, h('a', {class: 'decision', href: link('why', name, WHAT_IF), data: {key: WHAT_IF}}, h('strong', {}, 'What if?'), h('small', {}, 'the group as it is now')),
    h('h2', {}, 'Decided'), none, list);
  const root = h('div', {}, heading('Why this victim', chooser.root), h('div', {class: 'split'}, nav, detail));
  const stops = [onGroups(() => chooser.update())];
  const known = new Map(); // what instances are or were
  const view = {decisions: [], shown: null, state: {}};
  let stopWhatIf = null;

  async function load() {
    const [{decisions}, story] = await Promise.all([
      get(`/_local/decisions?limit=200&group=${encodeURIComponent(name)}`), get(`/_local/groups/${encodeURIComponent(name)}/timeline`).catch(() => ({instances: []}))]);
    for (const lane of story.instances) known.set(lane.instance.instanceId, lane.instance);
    view.decisions = decisions;
    none.hidden = decisions.length > 0;
    keyed(list, decisions, decisionKey, decision => h('li', {}, h('a', {class: 'decision', href: link('why', name, decisionKey(decision)), data: {key: decisionKey(decision)}},
      h('strong', {}, moment(millis(decision.at), now())), h('small', {}, decision.victims.length === 0 ? `nobody of ${decision.count}` : `${plural(decision.victims.length, 'victim')}: ${decision.victims.slice(0, 2).map(each => shortId(each.instanceId)).join(', ')}${decision.victims.length > 2 ? '…' : ''}`))));
    show();
  }

  function show() {
    const decision = !wanted ? view.decisions[0] : view.decisions.find(each => decisionKey(each) === wanted || each.victims.some(victim => victim.instanceId === wanted));
    const key = decision ? decisionKey(decision) : WHAT_IF;
    for (const a of nav.querySelectorAll('.decision')) {
      if (a.dataset.key === key) a.setAttribute('aria-current', 'true');
      else a.removeAttribute('aria-current');
    }
    if (view.shown === key) return;
    view.shown = key;
    if (wanted && wanted !== WHAT_IF && !decision) {
      replace(detail, empty('No decision is kept that chose ' + wanted, h('p', {}, 'It may have been terminated by somebody, or have left the group in another way; the ', h('a', {href: link('timeline', name, wanted)}, 'timeline'), ' tells.')));
    } else if (decision) {
      showDecision(decision);
    } else {
      stopWhatIf?.();
      stopWhatIf = whatIf(detail, name, route.query, known);
    }
  }

  function showDecision(decision) {
    const at = decision.victims.findIndex(victim => victim.instanceId === wanted);
    view.state = {victim: at < 0 ? 1 : at + 1};
    const box = h('div', {class: 'decision-box'});
    replace(detail,
      h('h2', {}, `${moment(millis(decision.at))}: ${decision.count} too many`),
      h('p', {}, policies(decision.policies), '. ', h('a', {href: link('timeline', name, decision.victims[0]?.instanceId ?? '')}, 'In the timeline')), box, shell(curl('GET', `/_local/decisions?group=${encodeURIComponent(name)}&limit=1`)));
    drawDecision(box, decision, id => known.get(id), view.state);
  }

  stops.push(onChange(['decision', 'reset', 'lifecycle'], load, news => news.group === undefined || news.group === name));
  load();
  return {root, title: `Why this victim of ${name}`, dispose: () => (stopWhatIf?.(), stops.forEach(stop => stop()))};
}

const policies = names => ['Policies: ', names.map((each, i) => [i ? ' → ' : '', h('strong', {}, each)])];

// What if the group lost some now?

function whatIf(root, name, query, known) {
  const wish = {count: Number(query.get('count') ?? 1), policies: query.getAll('policy'), protect: query.getAll('protect'), unprotect: query.getAll('unprotect')};
  const count = number(wish.count, {min: 1, id: 'what-if-count', 'aria-label': 'How many'});
  const orderBox = h('div', {});
  const own = h('div', {class: 'decision-box', id: 'as-it-is'});
  const other = h('div', {class: 'decision-box', id: 'what-if'});
  const verdict = h('p', {class: 'note', id: 'verdict'});
  const line = shell('');
  const doIt = h('div', {});
  const states = [{}, {}];
  const ownCard = h('section', {}, h('h3', {}, 'As the group is'), own);
  const otherCard = h('section', {}, h('h3', {}, 'What if'), other);
  const reset = h('button', {type: 'button', onclick: () => {
    Object.assign(wish, {policies: [], protect: [], unprotect: []});
    drawOrder();
    load();
  }}, 'As the group is');
  let answers = null;

  count.addEventListener('input', () => {
    wish.count = Math.max(1, Number(count.value) || 1);
    load();
  });

  function drawOrder() {
    const group = groupNamed(name);
    replace(orderBox, order(wish.policies.length ? wish.policies : group?.terminationPolicies ?? ['Default'], POLICIES, chosen => {
      wish.policies = [...chosen];
      load();
    }));
  }

  /** A checkbox that protects an instance, or takes its protection away, in the supposition only. */
  function protection(id) {
    const is = groupNamed(name)?.instances.find(each => each.instanceId === id)?.protectedFromScaleIn ?? false;
    const asIf = wish.protect.includes(id) || (is && !wish.unprotect.includes(id));
    return h('input', {type: 'checkbox', checked: asIf, 'aria-label': `Suppose ${id} is protected`, onchange: event => {
      wish.protect = wish.protect.filter(each => each !== id);
      wish.unprotect = wish.unprotect.filter(each => each !== id);
      if (event.target.checked !== is) (event.target.checked ? wish.protect : wish.unprotect).push(id);
      load();
    }});
  }

  const parameters = () => new URLSearchParams([['count', wish.count], ...wish.policies.map(each => ['policy', each]), ...wish.protect.map(each => ['protect', each]), ...wish.unprotect.map(each => ['unprotect', each])]);
  const isOther = () => wish.policies.length + wish.protect.length + wish.unprotect.length > 0;

  async function load() {
    const path = `/_local/groups/${encodeURIComponent(name)}/scale-in`;
    requery(parameters());
    writeLine(line.firstChild, curl('GET', `${path}?${parameters()}`));
    try {
      answers = await Promise.all([control('GET', `${path}?count=${wish.count}`), isOther() ? control('GET', `${path}?${parameters()}`) : null]);
    } catch (refused) {
      answers = null;
      replace(verdict, refused.message);
      replace(own);
      replace(other);
      return;
    }
    draw();
  }

  function draw() {
    const [asIs, asIf] = answers;
    const group = groupNamed(name);
    const facts = id => group?.instances.find(each => each.instanceId === id) ?? known.get(id);
    const ids = decision => decision.victims.map(victim => victim.instanceId);
    otherCard.hidden = !asIf;
    ownCard.hidden = Boolean(asIf) && ownCard.dataset.folded === 'true';
    drawDecision(own, asIs, facts, states[0], asIf ? undefined : protection);
    if (asIf) drawDecision(other, asIf, facts, states[1], protection);
    const shown = asIf ?? asIs;
    const [spared, instead] = asIf ? [ids(asIs).filter(id => !ids(asIf).includes(id)), ids(asIf).filter(id => !ids(asIs).includes(id))] : [[], []];
    reset.hidden = !asIf;
    replace(verdict, ids(shown).length === 0 ? 'Nobody would go.' : [ids(shown).length === 1 ? 'This one would go: ' : 'These would go: ', ids(shown).slice(0, 8).map(id => h('span', {class: 'mono one'}, id)), ids(shown).length > 8 ? ` and ${ids(shown).length - 8} more` : ''],
      asIf ? (spared.length === 0 ? ' The same as now.' : [' ', h('strong', {}, `${instead.map(shortId).join(', ') || 'nobody'} instead of ${spared.map(shortId).join(', ')}.`)]) : null);
    const to = group ? Math.max(0, group.desiredCapacity - wish.count) : 0;
    replace(doIt, group && !asIf ? action({id: 'do-it', primary: true, label: `Do it: set the desired capacity to ${to}`, done: `${name} now wants ${to}`, call: () => awsCall('SetDesiredCapacity', {AutoScalingGroupName: name, DesiredCapacity: to})}) : null);
  }

  replace(root,
    h('h2', {}, 'What if ', name, ' had too many?'), h('p', {class: 'muted'}, 'Nothing changes. The same rules are asked as in a real scale-in, and a scale-in that follows at the same instant takes the same ones.'),
    h('div', {class: 'what-if'}, field('How many would go', count), h('div', {class: 'field'}, h('span', {}, 'Policies, in this order'), orderBox), reset),
    verdict, doIt, line, otherCard, ownCard);
  let drawn = false;
  const stopGroups = onGroups(() => {
    if (!drawn && groupNamed(name)) {
      drawn = true;
      drawOrder();
    }
  });
  const stop = onChange(['lifecycle', 'group', 'activity', 'reset'], load, news => news.group === undefined || news.group === name);
  load();
  return () => (stop(), stopGroups());
}
