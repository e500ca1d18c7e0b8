// Addresses: #/account/region/view/argument/…?query. Every place in the console has one.

import {scope} from './api.js';

export function parse(hash, home) {
  const [path, query = ''] = hash.replace(/^#\/?/, '').split('?');
  const [account, region, view, ...args] = path.split('/').map(decoded);
  const known = /^\d{12}$/.test(account ?? '');
  return {
    account: known ? account : home.account,
    region: known && region ? region : home.region,
    view: (known ? view : account) || 'groups',
    args: known ? args : [region, view, ...args].filter(each => each !== undefined),
    query: new URLSearchParams(query),
  };
}

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch (malformed) {
    return part;
  }
}

export function write({account, region, view, args, query}) {
  const path = [account, region, view, ...args].map(encodeURIComponent).join('/');
  const words = String(query ?? '');
  return `#/${path}${words ? '?' + words : ''}`;
}

/** The address of a view in the present scope; an object at the end is the query. */
export function link(view, ...args) {
  const last = args.at(-1);
  const query = last && typeof last === 'object' ? args.pop() : undefined;
  return write({...scope, view, args, query: query && new URLSearchParams(query)});
}

/** Puts another query into the address, without a step in the history. */
export function requery(query) {
  const [path] = location.hash.split('?');
  const words = String(query);
  history.replaceState(null, '', path + (words ? '?' + words : ''));
}
