// What happens while it happens. While the stream is up nothing is polled.

const FALLBACK_MILLIS = 3000;
const TOGETHER_MILLIS = 60;
const KINDS = ['activity', 'lifecycle', 'decision', 'group', 'change', 'clock', 'reset'];

const listeners = new Set();
const watchers = new Set();
let source = null;
let timer = null;
let up = false;

function setUp(next) {
  if (up === next) return;
  up = next;
  watchers.forEach(each => each(up));
}

/** Tells whether the stream is up, now and whenever that changes. */
export function onConnection(watcher) {
  watchers.add(watcher);
  watcher(up);
}

/** Listens from now on, to all accounts and regions of the world that an account is in. */
export function connect(account) {
  source?.close();
  source = new EventSource('/_local/events' + (account ? `?account=${encodeURIComponent(account)}` : ''));
  source.onopen = () => {
    setUp(true);
    clearInterval(timer);
    timer = null;
    tell('open', null); // something may have been missed
  };
  source.onerror = () => {
    setUp(false);
    timer ??= setInterval(() => tell('open', null), FALLBACK_MILLIS);
  };
  for (const kind of KINDS) source.addEventListener(kind, event => tell(kind, JSON.parse(event.data)));
}

function tell(kind, news) {
  for (const each of listeners) if (kind === 'open' || each.kinds.has(kind)) each.take(kind, news);
}

/** Calls back with each piece of news; answers what ends that. */
export function onNews(kinds, take) {
  const listener = {kinds: new Set(kinds), take};
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Calls back once for news that come together, and not again before the last call is done. */
export function onChange(kinds, work, concerns = () => true) {
  let pending = null;
  let busy = false;
  let again = false;
  let over = false;
  const run = async () => {
    pending = null;
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    try {
      await work();
    } finally {
      busy = false;
      if (again && !over) {
        again = false;
        schedule();
      }
    }
  };
  const schedule = () => (pending ??= setTimeout(run, TOGETHER_MILLIS));
  const stop = onNews(kinds, (kind, news) => {
    if (kind === 'open' || concerns(news)) schedule();
  });
  return () => {
    over = true;
    clearTimeout(pending);
    stop();
  };
}
