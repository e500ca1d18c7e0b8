// What several views look at: the groups of the scope.

import {get, scope} from './api.js';
import {onChange} from './live.js';

const watchers = new Set();
export let groups = null;
export let failure = null;

export async function loadGroups() {
  const asked = `${scope.account}/${scope.region}`;
  let answer = null;
  let refusal = null;
  try {
    answer = (await get('/_local/groups')).groups;
  } catch (refused) {
    refusal = refused.message;
  }
  if (asked !== `${scope.account}/${scope.region}`) return; // an answer about another scope
  groups = answer ?? groups;
  failure = refusal;
  watchers.forEach(each => each());
}

/** Calls back now, if the groups are known, and whenever they are others. */
export function onGroups(watcher) {
  watchers.add(watcher);
  if (groups || failure) watcher();
  return () => watchers.delete(watcher);
}

/** Another scope: what is known is not about it. */
export function forgetGroups() {
  groups = null;
}

export const groupNamed = name => groups?.find(group => group.name === name);

onChange(['activity', 'lifecycle', 'group', 'decision', 'reset'], loadGroups);
