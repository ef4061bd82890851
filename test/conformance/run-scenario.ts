import { holdersIn } from '../../engine/people/holders.ts';
import type { Directory } from '../../engine/model/definitions.ts';
import type { Entry } from '../../engine/model/journal.ts';
import { rehearse, type Rehearsal } from '../../engine/simulation/rehearse.ts';
import type { ScriptedAct, MailRule } from '../../engine/simulation/script.ts';
import { readJournal } from '../../store/journal.ts';
import { verifyJournal } from '../../store/verify-journal.ts';
import { messageIdOf } from '../../platform/mailbox/message-id.ts';
import { queues } from '../../engine/ports/queues.ts';
import { type FlowInput, flowType, workflowIdOf } from '../../workflows/messages.ts';
import { delayUntil, type SkippingExecution as Clocked, startSkipping } from '../virtual-time.ts';
import type { TimedAct } from './random-acts.ts';
import type { AddressedMessage } from './mail-rules.ts';
import type { ExpectedMails } from './relay.ts';
import { sender, type CompiledPlan, type ConformanceHarness } from './harness.ts';

/** A case, what people do in it, and how the mail server treats its mails. */
export interface Scenario {
  readonly pinned: CompiledPlan;
  readonly facts: FlowInput['facts'];
  readonly start: number;
  readonly acts: readonly TimedAct[];
  readonly mail: readonly MailRule[];
}

/** The result of a scenario that was run as a real workflow. */
export interface RealRun {
  readonly input: FlowInput;
  readonly entries: readonly Entry[];
  readonly outcome: unknown;
  /** For each act, why it changed nothing. */
  readonly refusals: readonly (string | undefined)[];
  /** Mails that the mail server has taken. */
  readonly taken: readonly AddressedMessage[];
  readonly intact: boolean;
  /** Real time that the run took: no clock can have run on for longer. */
  readonly tookMs: number;
}

/** Before anybody acts, and long enough for the first task to be over: an end of skipping in its midst would have it done again. */
const firstMs = 25_000;

/** Runs a scenario as a real workflow, on a virtual clock of its own. */
export async function runScenario(
  harness: ConformanceHarness,
  scenario: Scenario,
  directory: Directory,
): Promise<RealRun> {
  const input = await harness.prepare(scenario.pinned, scenario.facts);
  const { taken } = expectMails(harness, scenario, input, directory);
  const began = performance.now();
  const delayMs = delayUntil(scenario.start);
  const clock = await startSkipping(
    harness.temporal.client,
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
  const [started] = await readJournal(harness.store, input.case);
  for (const { afterMs, act } of scenario.acts) {
    await advanceTo(clock, (started?.at ?? scenario.start) + afterMs);
    refusals.push(await harness.act(input.case, act));
    await clock.settle();
  }
  const outcome = await clock.finish();
  const tookMs = performance.now() - began;
  return realRunOf(harness, input, { outcome, refusals, taken, tookMs });
}

/** Completes what was observed with what is on record. */
export async function realRunOf(
  { store }: ConformanceHarness,
  input: FlowInput,
  seen: Pick<RealRun, 'outcome' | 'refusals' | 'taken' | 'tookMs'>,
): Promise<RealRun> {
  const entries = await readJournal(store, input.case);
  return { ...seen, input, entries, intact: (await verifyJournal(store, input.case)) === 'intact' };
}

async function advanceTo(clock: Clocked, instant: number): Promise<void> {
  const { now, running } = await clock.clock();
  if (running && instant > now) await clock.advance(instant - now);
  await clock.settle();
}

/** Tells the mail server which mails may come: those that the rehearsal has sent, to anybody. */
export function expectMails(
  { relay }: ConformanceHarness,
  scenario: Scenario,
  input: FlowInput,
  directory: Directory,
): ExpectedMails {
  const expected = {
    rules: scenario.mail,
    taken: [],
    holders: (who: string) => holdersIn(directory, who, scenario.facts),
  };
  const { messages } = rehearseScenario(scenario, input, directory, scenario.start);
  for (const message of messages)
    for (const person of ['candidate', ...directory.people.map(({ id }) => id)])
      relay.expect(
        messageIdOf({ case: input.case, message: message.id, person }, sender),
        { message, person },
        expected,
      );
  return expected;
}

/** Runs the same scenario on the virtual host. */
export const rehearseScenario = (
  { acts, mail }: Pick<Scenario, 'acts' | 'mail'>,
  { plan, hash, facts }: Pick<FlowInput, 'plan' | 'hash' | 'facts'>,
  people: Directory,
  start: number,
): Rehearsal =>
  rehearse(
    { plan, hash, facts, start, people },
    { scriptedActs: acts.map(scriptedActFrom(start)) },
    { mail },
  );

const scriptedActFrom =
  (start: number) =>
  ({ afterMs, act }: TimedAct): ScriptedAct => {
    const common = { when: { at: start + afterMs }, who: act.person };
    return 'event' in act
      ? { ...common, does: { event: act.event } }
      : { ...common, task: act.task, does: { outcome: act.outcome } };
  };
