// The lanes of instances. Only those in sight are in the page, so a thousand cost as much as thirty.

import {h, keyed, text} from './dom.js';
import {clockTime, isWaiting, shortId, sign, stateKind} from './format.js';

const HEIGHT = 26;
const MOST_SPANS = 80;

export class Lanes {
  /**
   * href(instance) is where a label leads; tell({span, lane, event}) is called for the span under
   * the pointer, and with nothing when there is none.
   */
  constructor(href, tell) {
    this.href = href;
    this.tell = tell;
    this.rows = h('div', {class: 'lane-rows', role: 'list', 'aria-label': 'Instances'});
    this.body = h('div', {class: 'lane-body'}, this.rows);
    this.root = h('div', {class: 'lanes', onscroll: () => this.drawRows()}, this.body);
    this.count = h('span', {class: 'muted'});
    this.lanes = [];
    this.root.addEventListener('pointermove', event => {
      const lane = event.target.closest?.('.lane')?.lane;
      const span = event.target.closest?.('.span')?.span;
      tell(lane && span ? {lane, span, event} : null);
    });
  }

  draw(lanes, scale, now, total, chosen) {
    Object.assign(this, {lanes, scale, now, chosen});
    text(this.count, lanes.length === total ? `${total} instances` : `${lanes.length} of ${total} instances`);
    this.body.style.height = `${lanes.length * HEIGHT}px`;
    this.root.classList.toggle('none', lanes.length === 0);
    if (chosen && this.came !== chosen) {
      const index = lanes.findIndex(lane => lane.instance.instanceId === chosen);
      if (index >= 0) {
        this.came = chosen;
        this.root.scrollTop = Math.max(0, index * HEIGHT - this.root.clientHeight / 2);
      }
    }
    this.drawRows();
  }

  drawRows() {
    if (!this.scale) return;
    const first = Math.max(0, Math.floor(this.root.scrollTop / HEIGHT) - 3);
    const sight = Math.ceil((this.root.clientHeight || 400) / HEIGHT) + 6;
    const rows = this.lanes.slice(first, first + sight);
    this.rows.style.transform = `translateY(${first * HEIGHT}px)`;
    keyed(this.rows, rows, lane => lane.instance.instanceId, lane => this.row(lane), (row, lane) => this.update(row, lane));
  }

  row(lane) {
    const id = lane.instance.instanceId;
    const label = h('a', {class: 'lane-label', href: this.href(id)}, h('span', {class: 'mono'}, shortId(id)), h('span', {class: 'muted'}));
    const spans = h('div', {class: 'lane-spans'});
    const row = h('div', {class: 'lane', role: 'listitem', data: {id}}, label, spans);
    Object.assign(row, {label, spans});
    return row;
  }

  update(row, lane) {
    row.lane = lane;
    row.classList.toggle('gone', lane.gone);
    row.classList.toggle('chosen', lane.instance.instanceId === this.chosen);
    const {instance, spans} = lane;
    text(row.label.lastChild, `${instance.availabilityZone.slice(-2)} ${instance.launchedFrom ?? instance.instanceType}`);
    row.label.setAttribute('aria-label', `${instance.instanceId}, ${instance.availabilityZone}: ${spans.slice(-6).map(span => `${span.state} from ${clockTime(span.start)}`).join(', ')}${lane.gone ? ', has left' : ''}`);
    row.spans.classList.toggle('protected', instance.protectedFromScaleIn && !lane.gone);
    const seen = spans.filter(span => span.end > this.scale.from && span.start < this.scale.to && span.end > span.start).slice(-MOST_SPANS);
    keyed(row.spans, seen, span => span.state + span.start, span => this.span(span), (node, span) => this.place(node, span));
  }

  span({state}) {
    return h('div', {class: `span state ${stateKind(state)}${isWaiting(state) ? ' waiting' : ''}`}, h('span', {}));
  }

  place(node, span) {
    node.span = span;
    const left = Math.max(0, this.scale.x(span.start));
    const right = Math.min(this.scale.width, this.scale.x(Math.min(span.end, Math.max(this.now, span.start))));
    const width = Math.max(2, right - left);
    node.style.left = `${left.toFixed(1)}px`;
    node.style.width = `${width.toFixed(1)}px`;
    node.classList.toggle('open', span.end === Infinity);
    text(node.firstChild, width > 90 ? `${sign(span.state)} ${span.state}` : width > 16 ? sign(span.state) : '');
  }
}

