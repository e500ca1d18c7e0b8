// Small parts that all views are made of.

import {Refused} from './api.js';
import {h, iconButton, replace} from './dom.js';
import {isWaiting, sign, stateKind} from './format.js';

const toasts = document.getElementById('toasts');

export function toast(message, {bad = false, line} = {}) {
  const node = h('div', {class: bad ? 'toast bad' : 'toast'},
    h('p', {}, message), line ? h('code', {}, line) : null,
    iconButton('close', 'Dismiss', () => node.remove()));
  toasts.append(node);
  while (toasts.children.length > 4) toasts.firstChild.remove();
  setTimeout(() => node.remove(), bad ? 12000 : 5000);
}

/** Runs a call, and tells what became of it. */
export async function perform(call, done) {
  try {
    const answer = await call.run();
    toast(done, {line: call.line});
    return answer;
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    toast(refused.message, {bad: true, line: call.line});
    return null;
  }
}

/** Writes a line so that it breaks between words, and not at the dashes of options. */
export function writeLine(code, line) {
  if (code.textContent === line) return;
  replace(code, line.split(' ').flatMap((word, i) => [i ? ' ' : '', h('span', {}, word)]));
}

/** A line for the shell, with a button to copy it. */
export function shell(line) {
  const code = h('code', {});
  writeLine(code, line);
  const button = iconButton('copy', 'Copy this line', async () => {
    await navigator.clipboard?.writeText(code.textContent);
    button.classList.add('done');
    setTimeout(() => button.classList.remove('done'), 900);
  });
  return h('div', {class: 'shell'}, code, button);
}

/**
 * An action: its fields, a button, and the same as a line for the shell, which follows the fields.
 *
 * call() makes the call of the present values.
 */
export function action({label, done, fields = [], call, danger = false, primary = false, id}) {
  const code = shell('');
  const show = () => {
    try {
      writeLine(code.firstChild, call().line);
    } catch (incomplete) {
      replace(code.firstChild);
    }
  };
  const form = h('form', {
    class: danger ? 'action danger' : 'action', 'data-action': id ?? label, oninput: show, onchange: show,
    onsubmit: event => {
      event.preventDefault();
      perform(call(), typeof done === 'function' ? done() : done ?? `${label}: done`);
    },
  }, h('div', {class: 'action-row'}, fields, h('button', {class: danger ? 'danger' : primary ? 'primary' : ''}, label)), code);
  show();
  form.refresh = show;
  return form;
}

export function field(label, input, hint) {
  return h('label', {class: 'field'}, h('span', {}, label), input, hint ? h('small', {}, hint) : null);
}

export function select(options, chosen, props) {
  const node = h('select', props, options.map(option => {
    const [value, name] = Array.isArray(option) ? option : [option, option];
    return h('option', {value}, name);
  }));
  if (chosen !== undefined) node.value = chosen;
  return node;
}

export const number = (value, props) => h('input', {type: 'number', value, ...props});

export function badge(state) {
  return h('span', {class: `state ${stateKind(state)}${isWaiting(state) ? ' waiting' : ''}`},
    h('span', {'aria-hidden': 'true'}, sign(state) + ' '), state);
}

export const chip = (words, kind = '', title) => h('span', {class: `chip ${kind}`, title}, words);

export function empty(title, ...words) {
  return h('div', {class: 'empty'}, h('h2', {}, title), words);
}

/** A heading with what belongs beside it. */
export const heading = (title, ...beside) => h('div', {class: 'heading'}, h('h1', {}, title), beside);

const tip = document.getElementById('tip');

/** Shows a tip beside a point; nothing hides it. */
export function showTip(x, y, ...content) {
  if (content.length === 0) {
    tip.hidden = true;
    return;
  }
  replace(tip, ...content);
  tip.hidden = false;
  const {width, height} = tip.getBoundingClientRect();
  tip.style.left = `${Math.max(4, Math.min(x + 14, innerWidth - width - 8))}px`;
  tip.style.top = `${y + 18 + height > innerHeight ? y - height - 10 : y + 18}px`;
}

export const hideTip = () => showTip(0, 0);

/** A list of policies that can be put in another order, with the keyboard as well. */
export function order(names, all, changed) {
  const list = h('ol', {class: 'order'});
  const chosen = [...names];
  const adder = select([['', 'Add a policy…']], '', {'aria-label': 'Add a policy'});
  const move = (i, by) => {
    const [name] = chosen.splice(i, 1);
    chosen.splice(i + by, 0, name);
    draw();
    list.children[i + by].querySelector('button:not(:disabled)')?.focus();
    changed(chosen);
  };
  const draw = () => {
    replace(list, chosen.map((name, i) => h('li', {},
      h('span', {class: 'grow'}, name),
      iconButton('up', `Move ${name} up`, () => move(i, -1), {disabled: i === 0}),
      iconButton('down', `Move ${name} down`, () => move(i, 1), {disabled: i === chosen.length - 1}),
      iconButton('close', `Remove ${name}`, () => {
        chosen.splice(i, 1);
        draw();
        changed(chosen);
      }, {disabled: chosen.length === 1}))));
    replace(adder, h('option', {value: ''}, 'Add a policy…'),
      all.filter(name => !chosen.includes(name)).map(name => h('option', {value: name}, name)));
  };
  adder.addEventListener('change', () => {
    if (!adder.value) return;
    chosen.push(adder.value);
    draw();
    changed(chosen);
  });
  draw();
  return h('div', {class: 'order-box'}, list, adder);
}

