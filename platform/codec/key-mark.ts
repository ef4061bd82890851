import { createHmac } from 'node:crypto';
import type { PayloadKeys } from './encryption.ts';

/** Which payload keys a process has, as others may know it: ids and fingerprints, the active one first. */
export type KeyMark = readonly { readonly id: string; readonly fingerprint: string }[];

/** A word that a process adds to the name under which Temporal knows it, such as `keys=a:1f2e3d4c,b:90ab12cd` or `keys=none`. */
export const keyMarkOf = (keys: PayloadKeys | undefined): string =>
  `keys=${keys === undefined ? 'none' : markOf(keys).map(wordOf).join(',')}`;

/** Reads the word in a name; `undefined` when the process is older than the word. */
export function readKeyMark(name: string): KeyMark | undefined {
  const [, words] = /(?:^|\s)keys=(\S+)$/.exec(name) ?? [];
  if (words === undefined) return undefined;
  return words === 'none'
    ? []
    : words.split(',').map((word) => {
        const [id = '', fingerprint = ''] = word.split(':');
        return { id, fingerprint };
      });
}

/** Which keys a process and a worker do not have in common: one of them lacks the key with which the other encrypts, or has none at all. */
export type KeysMisfit =
  | { readonly lacks: 'this' | 'worker'; readonly key: string }
  | { readonly without: 'this' | 'worker' };

/** Why a process with these keys and a worker with that mark cannot read each other; `undefined` when they can. */
export function keysMisfit(keys: PayloadKeys | undefined, theirs: KeyMark): KeysMisfit | undefined {
  const own = keys === undefined ? [] : markOf(keys);
  const [theirActive] = theirs;
  const unread = sendingMisfit(keys, theirs);
  if (unread !== undefined || theirActive === undefined) return unread;
  return isAmong(theirActive, own) ? undefined : { lacks: 'this', key: theirActive.id };
}

/** Why a worker with that mark does not take what a process with these keys sends it; `undefined` when it does. */
export function sendingMisfit(
  keys: PayloadKeys | undefined,
  theirs: KeyMark,
): KeysMisfit | undefined {
  const [ownActive] = keys === undefined ? [] : markOf(keys);
  const [theirActive] = theirs;
  if (ownActive === undefined) return theirActive && { without: 'this' };
  if (theirActive === undefined) return { without: 'worker' };
  return isAmong(ownActive, theirs) ? undefined : { lacks: 'worker', key: ownActive.id };
}

const isAmong = (one: KeyMark[number], keys: KeyMark): boolean =>
  keys.some(({ id, fingerprint }) => id === one.id && fingerprint === one.fingerprint);

/** Temporal limits names, so only so many keys beside the active one are told. */
const mostKeys = 8;

const markOf = ({ active, byId }: PayloadKeys): KeyMark =>
  [active, ...[...byId.keys()].filter((id) => id !== active)].slice(0, mostKeys).map((id) => ({
    id: id.slice(0, 24),
    fingerprint: createHmac('sha256', byId.get(id) ?? '')
      .update('tidings payload key')
      .digest('hex')
      .slice(0, 8),
  }));

const wordOf = ({ id, fingerprint }: KeyMark[number]): string => `${id}:${fingerprint}`;
