import { patched, workflowInfo } from '@temporalio/workflow';
import type { Payload } from '@temporalio/common';
import { sealKey, type PayloadSeal } from '../engine/ports/payload-seal.ts';

/** Which seals a case opens its door for. */
export interface SealRules {
  /** Why a signal with such a seal does not count. Whatever keys a later worker has, a replay decides alike. */
  shutFor(seal: PayloadSeal): string | undefined;
  /** The same for an update, whose refusal leaves nothing in the history. */
  refusalFor(seal: PayloadSeal): string | undefined;
}

export function createSealRules(): SealRules {
  const named = new Set<string>();

  /** A key that was missing once stays shut for the run, also when it is found again. */
  const isShutKey = (key: string, missing: boolean): boolean => {
    // Each costs two events. Who sends more made-up keys than this will hardly be followed by an operator who adds one of them.
    if (!named.has(key) && named.size >= mostKeys) return missing;
    if (missing) named.add(key);
    return decidedOnce(`signals under the key ${key} are dropped`, missing);
  };

  const shutByKey = (seal: Extract<PayloadSeal, { readonly key: string }>): string | undefined => {
    const { key } = seal;
    const missing = seal.seal === 'no-key';
    if (isShutKey(key, missing)) return refusalOf({ seal: 'no-key', key });
    if (!missing) return undefined;
    // It may have been dropped before its key was taken away.
    if (seal.unbound === true && decidedOnce(unboundDropped, false))
      return refusalOf({ seal: 'unbound', key });
    throw new Error(`no key "${key}" for a signal that has counted; add it again`);
  };

  return {
    shutFor(seal) {
      if (seal.seal === 'damaged') return refusalOf(seal);
      if (seal.seal === 'plain' || seal.seal === 'unsealed') {
        const shut = decidedOnce(
          'signals that are not encrypted are dropped',
          seal.seal === 'unsealed',
        );
        return shut ? refusalOf({ seal: 'unsealed' }) : undefined;
      }
      if (seal.seal === 'unbound' && decidedOnce(unboundDropped, true)) return refusalOf(seal);
      return shutByKey(seal);
    },
    refusalFor: refusalOf,
  };
}

const mostKeys = 8;
const unboundDropped = 'signals that are bound to no case are dropped';

/**
 * Whether something was so when it was first met, which the history keeps: a worker with other settings or newer code goes by that.
 * Temporal's word for it is a patch; a replay that finds no marker knows that it was not so.
 */
export const decidedOnce = (name: string, now: boolean): boolean =>
  (now || workflowInfo().unsafe.isReplaying) && patched(name);

function refusalOf(seal: PayloadSeal): string | undefined {
  if (seal.seal === 'unsealed') return 'it is not encrypted, although the worker has keys';
  if (seal.seal === 'damaged') return 'it cannot be decoded';
  if (seal.seal === 'unbound')
    return 'it is bound to no case, although this one has a key of its own';
  return seal.seal === 'no-key'
    ? `it is encrypted under the key "${seal.key}", which the worker does not have`
    : undefined;
}

/** A worker from before there were seals left none. */
export function sealOf({ metadata }: Payload): PayloadSeal {
  const text = metadata?.[sealKey];
  return text == null ? { seal: 'plain' } : JSON.parse(new TextDecoder().decode(text));
}
