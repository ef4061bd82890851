import { pass, type Send } from '../../behaviour/behaviour.ts';
import { followersOf } from '../../behaviour/traverse.ts';
import { silencesBackstop } from '../../model/message.ts';
import type { ExploredFlow } from './explored-flow.ts';
import type { ExploredState, Line } from './explored-state.ts';
import { pendingBackstops } from './precedes.ts';

/**
 * A state without the messages on their way whose delivery outcome changes nothing any more: the monitor reads nothing of them, nothing
 * follows them,
 * and every backstop that they could silence is over. Of several that could silence the same ones only the first is kept: whether any is
 * still on its way is all that counts. States that differ in nothing else are one.
 */
export function withoutIdleMessages(state: ExploredState, explored: ExploredFlow): ExploredState {
  if (!state.lines.some((line) => line.role === 'delivery')) return state;
  const pending = pendingBackstops(state, explored);
  const kept = new Set<string>();
  const lines = state.lines.filter((line) => {
    const { first } = line.todo;
    if (line.role !== 'delivery' || first.term !== 'send' || !isSilent(first, explored))
      return true;
    const silenced = pending.filter((index) =>
      silencesBackstop(first, explored.flow.backstops[index]?.unless ?? ''),
    );
    const key = keyOf(line, first, silenced, explored);
    const isAlike = kept.has(key);
    kept.add(key);
    return silenced.length > 0 && !isAlike;
  });
  return lines.length === state.lines.length ? state : { ...state, lines };
}

const isSilent = (send: Send, { isObserved }: ExploredFlow): boolean =>
  !isObserved(send) && followersOf(send).every((one) => one === pass);

/** Equal for messages that can have the same delivery outcomes, with the same consequences. */
const keyOf = (
  { cancelled, stopped }: Line,
  send: Send,
  silenced: readonly number[],
  { isReached }: ExploredFlow,
): string =>
  JSON.stringify([
    cancelled,
    stopped,
    send.class,
    send.to,
    silenced,
    isReached(send, 'undelivered'),
    isReached(send, 'unknown'),
  ]);
