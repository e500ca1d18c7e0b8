// Asking the emulator, as curl and the AWS CLI would.

/** Whose groups are looked at. */
export const scope = {account: '', region: ''};

/** The scope of calls that name none. */
export const home = {account: '', region: ''};

export const endpoint = location.origin;

/** A refusal, in the emulator's own words. */
export class Refused extends Error {}

function scopeHeaders() {
  return scope.account ? {'x-local-account': scope.account, 'x-local-region': scope.region} : {};
}

async function send(url, options) {
  try {
    return await fetch(url, {cache: 'no-store', ...options});
  } catch (gone) {
    throw new Refused('The emulator does not answer. Is it still running?');
  }
}

/** Calls a control endpoint. */
export async function control(method, path, body) {
  const answer = await send(path, {
    method,
    headers: {...scopeHeaders(), ...(body === undefined ? {} : {'Content-Type': 'application/json'})},
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const json = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refused(json.error?.message ?? `HTTP ${answer.status}`);
  return json;
}

export const get = path => control('GET', path);

/** Calls the Auto Scaling API, by the Query protocol. */
export async function aws(action, parameters) {
  const day = new Date().toISOString().slice(0, 10).replaceAll('-', '');
  const credential = `${scope.account}/${day}/${scope.region}/autoscaling/aws4_request`;
  const answer = await send('/', {
    method: 'POST',
    headers: {
      Authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host, Signature=${'0'.repeat(64)}`,
      'Content-Type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({Action: action, Version: '2011-01-01', ...flat(parameters)}),
  });
  const xml = new DOMParser().parseFromString(await answer.text(), 'text/xml');
  if (!answer.ok) {
    const part = name => xml.getElementsByTagName(name)[0]?.textContent;
    throw new Refused(`${part('Code') ?? answer.status}: ${part('Message') ?? ''}`);
  }
  return xml;
}

function flat(parameters) {
  const out = {};
  for (const [name, value] of Object.entries(parameters)) {
    if (Array.isArray(value)) value.forEach((each, i) => (out[`${name}.member.${i + 1}`] = each));
    else if (value !== undefined) out[name] = String(value);
  }
  return out;
}

const quote = word => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${String(word).replaceAll("'", `'\\''`)}'`);

const kebab = name => name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();

const isHome = () => scope.account === home.account && scope.region === home.region;

/** The same call for the AWS CLI. */
export function cli(action, parameters) {
  const words = [];
  if (scope.account !== home.account) words.push(`AWS_ACCESS_KEY_ID=${scope.account}`);
  words.push('aws', 'autoscaling', kebab(action));
  for (const [name, value] of Object.entries(parameters)) {
    if (value === undefined) continue;
    if (typeof value === 'boolean') words.push(`--${value ? '' : 'no-'}${kebab(name)}`);
    else words.push(`--${kebab(name)}`, ...[value].flat().map(each => quote(String(each))));
  }
  if (scope.region !== home.region) words.push('--region', scope.region);
  words.push('--endpoint-url', endpoint);
  return words.join(' ');
}

/** The same call for curl. */
export function curl(method, path, body) {
  const words = ['curl'];
  if (method !== 'GET') words.push('-X', method);
  if (!isHome()) words.push('-H', quote(`x-local-account: ${scope.account}`), '-H', quote(`x-local-region: ${scope.region}`));
  words.push(quote(endpoint + path));
  if (body !== undefined) words.push('-d', quote(JSON.stringify(body)));
  return words.join(' ');
}

/** Something a user can do: what it is called in the API, and how to call it. */
export const awsCall = (action, parameters) => ({line: cli(action, parameters), run: () => aws(action, parameters)});

export const controlCall = (method, path, body) => ({line: curl(method, path, body), run: () => control(method, path, body)});
