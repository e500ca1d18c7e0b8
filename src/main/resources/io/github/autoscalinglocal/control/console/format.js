// How things are shown: instants, durations, instance ids, lifecycle states.

const pad = (n, width = 2) => String(n).padStart(width, '0');

export const millis = iso => Date.parse(iso);

export function date(at) {
  const d = new Date(at);
  return `${d.getUTCFullYear()}-${pad(d.getUTCMonth() + 1)}-${pad(d.getUTCDate())}`;
}

export function clockTime(at, withMillis = false) {
  const d = new Date(at);
  const seconds = `${pad(d.getUTCHours())}:${pad(d.getUTCMinutes())}:${pad(d.getUTCSeconds())}`;
  return withMillis && d.getUTCMilliseconds() ? `${seconds}.${pad(d.getUTCMilliseconds(), 3)}` : seconds;
}

/** In UTC; without the day where that is today's. */
export function moment(at, now) {
  return now !== undefined && date(at) === date(now) ? clockTime(at) : `${date(at)} ${clockTime(at)}`;
}

export function iso(at) {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}

/** 2d 3h, 3h 05m, 4m 10s, 12s, 250ms. */
export function duration(ms) {
  const sign = ms < 0 ? '-' : '';
  const s = Math.floor(Math.abs(ms) / 1000);
  const [d, hh, m] = [Math.floor(s / 86400), Math.floor(s / 3600) % 24, Math.floor(s / 60) % 60];
  if (d > 0) return `${sign}${d}d ${hh}h`;
  if (hh > 0) return `${sign}${hh}h ${pad(m)}m`;
  if (m > 0) return `${sign}${m}m ${pad(s % 60)}s`;
  if (s > 0 || ms === 0) return `${sign}${s}s`;
  return `${sign}${Math.abs(ms)}ms`;
}

/** ISO 8601, from that itself or from 90s, 5m, 1h30m, 2d. */
export function isoDuration(words) {
  const trimmed = words.trim();
  if (/^p/i.test(trimmed)) return trimmed.toUpperCase();
  const parts = /^(?:(\d+)d)?\s*(?:(\d+)h)?\s*(?:(\d+)m)?\s*(?:(\d+)s?)?$/i.exec(trimmed);
  if (!parts || !trimmed) return null;
  const [d, hh, m, s] = parts.slice(1);
  const time = `${hh ? hh + 'H' : ''}${m ? m + 'M' : ''}${s ? s + 'S' : ''}`;
  return `P${d ? d + 'D' : ''}${time ? 'T' + time : ''}`;
}

export const shortId = id => (id.length > 12 ? id.slice(0, 2) + '…' + id.slice(-5) : id);

/** The kind of a state, which decides about colour and sign. */
export function stateKind(state) {
  if (state === 'InService') return 'in-service';
  if (state.startsWith('Warmed')) return 'warmed';
  if (state.startsWith('Pending')) return 'pending';
  if (state.startsWith('Terminat')) return 'terminating';
  if (state.includes('Standby')) return 'standby';
  if (state.includes('RootVolume')) return 'root-volume';
  return 'detaching';
}

export const isWaiting = state => state.endsWith(':Wait');

const SIGNS = {'in-service': '●', pending: '▲', terminating: '▼', standby: '‖', warmed: '◆', 'root-volume': '↻', detaching: '↗'};

export const sign = state => SIGNS[stateKind(state)];

export const STATE_KINDS = [
  ['Pending', 'Pending'], ['Pending:Wait', 'waits at a hook'], ['InService', 'InService'], ['Standby', 'Standby'],
  ['Terminating', 'Terminating'], ['Detaching', 'Detaching'], ['Warmed:Stopped', 'Warm pool'],
];

export const plural = (n, one, many = one + 's') => `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
