// Making elements. Data becomes text nodes and attributes, never markup.

const SVG = 'http://www.w3.org/2000/svg';

/** An element: h('a', {class: 'x', href, onclick, style: {left: '3px'}}, 'text', child). */
export function h(tag, props, ...children) {
  return fill(document.createElement(tag), props, children);
}

/** The same within an SVG. */
export function s(tag, props, ...children) {
  return fill(document.createElementNS(SVG, tag), props, children);
}

function fill(element, props, children) {
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'style') for (const [k, v] of Object.entries(value)) element.style.setProperty(k, v);
    else if (name === 'data') Object.assign(element.dataset, value);
    else if (['value', 'checked', 'disabled', 'selected', 'open', 'indeterminate'].includes(name)) element[name] = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  add(element, children);
  return element;
}

export function add(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === undefined || child === null || child === false) continue;
    element.append(child instanceof Node ? child : String(child));
  }
  return element;
}

export function replace(element, ...children) {
  element.replaceChildren();
  return add(element, children);
}

const known = new WeakMap();

/** Brings the children of an element in line with a list; what is there already stays the same node. */
export function keyed(parent, items, key, create, update) {
  const old = known.get(parent) ?? new Map();
  const next = new Map();
  let place = parent.firstChild;
  for (const item of items) {
    const k = key(item);
    let node = old.get(k);
    if (!node) node = create(item);
    if (update) update(node, item);
    next.set(k, node);
    if (node === place) place = place.nextSibling;
    else parent.insertBefore(node, place);
  }
  for (const [k, node] of old) if (!next.has(k)) node.remove();
  known.set(parent, next);
}

/** Sets the text only where it is another, so that a selection in it stays. */
export function text(element, value) {
  const wanted = String(value);
  if (element.textContent !== wanted) element.textContent = wanted;
}

const PATHS = {
  lock: 'M5 7V5a3 3 0 0 1 6 0v2h1v6H4V7zm1.5 0h3V5a1.5 1.5 0 0 0-3 0z',
  copy: 'M5 2h8v9h-2V4H5zM3 5h7v9H3zm1.3 1.3v6.4h4.4V6.3z',
  next: 'M3 3l6 5-6 5zM10 3h2.5v10H10z',
  pause: 'M4 3h3v10H4zM9 3h3v10H9z',
  play: 'M4 3l9 5-9 5z',
  sun: 'M8 4.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM7.3 1h1.4v2H7.3zm0 12h1.4v2H7.3zM1 7.3h2v1.4H1zm12 0h2v1.4h-2zM3.5 2.5l1.4 1.4-1 1L2.5 3.5zm9 9l1 1-1 1-1.4-1.4zm0-9l1 1-1.4 1.4-1-1zm-9 9l1 1-1.4 1.4-1-1z',
  moon: 'M6.5 2A6 6 0 1 0 14 9.5 5 5 0 0 1 6.5 2z',
  up: 'M8 4l5 6H3z',
  down: 'M8 12L3 6h10z',
  close: 'M4 3l4 4 4-4 1 1-4 4 4 4-1 1-4-4-4 4-1-1 4-4-4-4z',
  trash: 'M6 2h4l.5 1H13v1.5H3V3h2.5zM4 5.5h8L11.3 14H4.7z',
  plus: 'M7 3h2v4h4v2H9v4H7V9H3V7h4z',
  minus: 'M3 7h10v2H3z',
};

export function icon(name) {
  return s('svg', {viewBox: '0 0 16 16', width: 16, height: 16, class: 'icon', 'aria-hidden': 'true'}, s('path', {d: PATHS[name]}));
}

export function iconButton(name, label, onclick, props) {
  return h('button', {type: 'button', class: 'icon-button', 'aria-label': label, title: label, onclick, ...props}, icon(name));
}
