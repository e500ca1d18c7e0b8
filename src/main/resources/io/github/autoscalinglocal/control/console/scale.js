// From instants to places and back, and where the lines of an axis go.

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEPS = [1, 10, 100, SECOND, 2 * SECOND, 5 * SECOND, 10 * SECOND, 15 * SECOND, 30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY, 28 * DAY, 91 * DAY, 364 * DAY];

export class Scale {
  constructor(from, to, width) {
    this.from = from;
    this.to = Math.max(to, from + 1);
    this.width = width;
  }

  x(at) {
    return ((at - this.from) / (this.to - this.from)) * this.width;
  }

  at(x) {
    return this.from + (x / this.width) * (this.to - this.from);
  }

  /** Instants at which lines are drawn, no closer than so many pixels. */
  ticks(apart = 110) {
    const least = ((this.to - this.from) / this.width) * apart;
    const step = STEPS.find(each => each >= least) ?? STEPS.at(-1);
    const ticks = [];
    for (let at = Math.ceil(this.from / step) * step; at <= this.to && ticks.length < 200; at += step) ticks.push(at);
    return ticks;
  }
}

/** The points of a line that keeps its value until the next. */
export function stairs(points, scale, y) {
  let path = '';
  points.forEach(({at, value}, i) => {
    const x = Math.max(-10, Math.min(scale.width + 10, scale.x(at))).toFixed(1);
    path += i === 0 ? `M${x} ${y(value)}` : `H${x}V${y(value)}`;
  });
  return points.length ? `${path}H${Math.min(scale.width, scale.x(scale.to)).toFixed(1)}` : '';
}
