// Tables with filters, whose filters are in the address.

import {h, keyed, replace, text} from './dom.js';
import {requery} from './route.js';
import {heading} from './ui.js';

const AT_ONCE = 200;

/**
 * A view of rows.
 *
 * filters: [{name, label, options(rows)} or {name, label, search: row => text}]
 */
export function tableView({title, intro, columns, key, row, load, filters, query, nothing, beside, matches}) {
  const chosen = Object.fromEntries(filters.map(each => [each.name, query.get(each.name) ?? '']));
  const rows = h('tbody', {});
  const count = h('span', {class: 'muted'});
  const box = h('div', {});
  const more = h('button', {type: 'button', onclick: () => ((most += AT_ONCE), draw())}, 'Show more');
  const inputs = filters.map(each => each.options
    ? h('select', {'aria-label': each.label, onchange: event => choose(each.name, event.target.value)})
    : h('input', {type: 'search', placeholder: each.label, 'aria-label': each.label, value: chosen[each.name], oninput: event => choose(each.name, event.target.value)}));
  let all = [];
  let most = AT_ONCE;

  function choose(name, value) {
    chosen[name] = value;
    requery(new URLSearchParams(Object.entries(chosen).filter(([, given]) => given)));
    if (filters.find(each => each.name === name).reloads) refresh();
    else draw();
  }

  function draw() {
    filters.forEach((filter, i) => {
      if (!filter.options) return;
      const values = [...new Set([...filter.options(all), chosen[filter.name]])].filter(Boolean).sort();
      const shown = values.join('\n');
      if (inputs[i].shown !== shown) {
        inputs[i].shown = shown;
        replace(inputs[i], h('option', {value: ''}, `${filter.label}: all`), values.map(value => h('option', {value}, value)));
        inputs[i].value = chosen[filter.name];
      }
    });
    const found = all.filter(each => filters.every(filter => !chosen[filter.name] || filter.reloads || matches(each, filter.name, chosen[filter.name])));
    keyed(rows, found.slice(0, most), key, row);
    text(count, found.length === all.length ? `${all.length}` : `${found.length} of ${all.length}`);
    more.hidden = found.length <= most;
    table.hidden = all.length === 0;
    replace(box, all.length === 0 ? nothing : found.length === 0 ? h('p', {class: 'empty'}, 'Nothing matches the filters.') : null);
  }

  const table = h('table', {class: 'wide'}, h('thead', {}, h('tr', {}, columns.map(name => h('th', {scope: 'col', class: Array.isArray(name) ? name[1] : undefined}, [name].flat()[0])))), rows);
  const root = h('div', {}, heading(title, count, h('span', {class: 'grow'}), inputs, beside),
    intro ? h('p', {class: 'intro'}, intro) : null, h('section', {class: 'card'}, table, box, more));

  async function refresh() {
    all = await load(chosen);
    draw();
  }
  refresh();
  return {root, refresh};
}
