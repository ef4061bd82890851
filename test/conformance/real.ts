import { holdersIn } from '../../engine/people/holders.ts';
import type { Directory } from '../../engine/model/definitions.ts';
import type { Entry } from '../../engine/model/journal.ts';
import { rehearse, type Rehearsal } from '../../engine/simulation/rehearse.ts';
import type { Cue, MailRule } from '../../engine/simulation/script.ts';
import { readJournal, verifyJournal } from '../../store/journal.ts';
import { messageIdOf } from '../../worker/mail/message-id.ts';
import { queues } from '../../engine/ports/queues.ts';
import { type FlowInput, flowType, workflowIdOf } from '../../workflows/messages.ts';
import { type Scene as Clocked, startSkipping } from '../virtual-time.ts';
import type { Deed } from './cast.ts';
import type { Mail } from './mail-rules.ts';
import type { Correspondence } from './relay.ts';
import { sender, type Pinned, type Theatre } from './theatre.ts';

/** A case, and all that people and the mail server do about it. */
export interface Piece {
  readonly pinned: Pinned;
  readonly facts: FlowInput['facts'];
  readonly start: number;
  readonly deeds: readonly Deed[];
  readonly mail: readonly MailRule[];
}

/** What a running case has left behind. */
export interface Performance {
  readonly input: FlowInput;
  readonly entries: readonly Entry[];
  readonly outcome: unknown;
  /** For each deed, why it changed nothing. */
  readonly refusals: readonly (string | undefined)[];
  /** Mails that the mail server has taken. */
  readonly taken: readonly Mail[];
  readonly intact: boolean;
  /** How long the machine has taken: no clock can have run on for longer. */
  readonly tookMs: number;
}

/** Before anybody acts, and long enough for the first task to be over: an end of skipping in its midst would have it done again. */
const firstMs = 25_000;

/** Carries a piece out as a real workflow, on a clock of its own. */
export async function perform(
  theatre: Theatre,
  piece: Piece,
  directory: Directory,
): Promise<Performance> {
  const input = await theatre.prepare(piece.pinned, piece.facts);
  const { taken } = correspond(theatre, piece, input, directory);
  const began = performance.now();
  const delayMs = Math.max(0, piece.start - Date.now());
  const clock = await startSkipping(
    theatre.temporal.client,
    flowType,
    {
      taskQueue: queues.workflows,
      workflowId: workflowIdOf(input.case),
      args: [input],
      skips: 1000,
      delayMs,
    },
    delayMs + firstMs,
  );
  await clock.settle();
  const refusals: (string | undefined)[] = [];
  const [started] = await readJournal(theatre.store, input.case);
  for (const { afterMs, act } of piece.deeds) {
    await forward(clock, (started?.at ?? piece.start) + afterMs);
    refusals.push(await theatre.act(input.case, act));
    await clock.settle();
  }
  const outcome = await clock.finish();
  const tookMs = performance.now() - began;
  return performanceOf(theatre, input, { outcome, refusals, taken, tookMs });
}

/** With what is on record of it. */
export async function performanceOf(
  { store }: Theatre,
  input: FlowInput,
  seen: Pick<Performance, 'outcome' | 'refusals' | 'taken' | 'tookMs'>,
): Promise<Performance> {
  const entries = await readJournal(store, input.case);
  return { ...seen, input, entries, intact: (await verifyJournal(store, input.case)) === 'intact' };
}

async function forward(clock: Clocked, instant: number): Promise<void> {
  const { now, running } = await clock.clock();
  if (running && instant > now) await clock.advance(instant - now);
  await clock.settle();
}

/** Tells the mail server which mails may come: those that the rehearsal has sent, to whomever. */
export function correspond(
  { relay }: Theatre,
  piece: Piece,
  input: FlowInput,
  directory: Directory,
): Correspondence {
  const correspondence = {
    rules: piece.mail,
    taken: [],
    holders: (who: string) => holdersIn(directory, who, piece.facts),
  };
  const { messages } = rehearsed(piece, input, directory, piece.start);
  for (const message of messages)
    for (const person of ['candidate', ...directory.people.map(({ id }) => id)])
      relay.expect(
        messageIdOf({ case: input.case, message: message.id, person }, sender),
        { message, person },
        correspondence,
      );
  return correspondence;
}

/** The same piece on the virtual host. */
export const rehearsed = (
  { deeds, mail }: Pick<Piece, 'deeds' | 'mail'>,
  { plan, hash, facts }: Pick<FlowInput, 'plan' | 'hash' | 'facts'>,
  people: Directory,
  start: number,
): Rehearsal =>
  rehearse({ plan, hash, facts, start, people }, { cues: deeds.map(cueOf(start)) }, { mail });

const cueOf =
  (start: number) =>
  ({ afterMs, act }: Deed): Cue => {
    const common = { when: { at: start + afterMs }, who: act.person };
    return 'event' in act
      ? { ...common, does: { event: act.event } }
      : { ...common, task: act.task, does: { outcome: act.outcome } };
  };
