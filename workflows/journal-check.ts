import type { Fact } from '../engine/model/journal.ts';

/**
 * Continues a checksum over the facts of a journal in their order: what kind each is, and about what. Instants and words are left out, so that
 * a later version of the code, which may write more about a fact, finds the same.
 */
export function nextCheck(check: string, fact: Fact): string {
  const fields: Readonly<Record<string, unknown>> = { ...fact };
  const about = subjects.map((name) => {
    const value = fields[name];
    return typeof value === 'string' || typeof value === 'number' ? value : '';
  });
  const text = [check, fact.kind, ...about].join(' ');
  return `${hash(text, 0x811c9dc5)}${hash(text, 0x1b873593)}`;
}

const subjects = ['message', 'task', 'round', 'rung', 'person', 'event', 'promise', 'unless'];

/** FNV-1a: the sandbox has no cryptography, and nobody is to be kept from forging. */
function hash(text: string, basis: number): string {
  let state = basis;
  for (let at = 0; at < text.length; at += 1)
    state = Math.imul(state ^ text.charCodeAt(at), 0x01000193);
  return (state >>> 0).toString(36);
}
