import type { Closing, InterventionRefusal } from '../../engine/interpreter/intervention.ts';
import { searchLog, type KnownRefusal } from '../../engine/interpreter/log-of-journal.ts';
import { replay } from '../../engine/interpreter/replay.ts';
import {
  replayDifference,
  type ReplayDifference,
} from '../../engine/interpreter/replay-difference.ts';
import { stopReasonOf } from '../../engine/interpreter/stop-reason.ts';
import type { InputLogEntry } from '../../engine/interpreter/input-log.ts';
import type { ClosedFact, Entry, ResumedFact } from '../../engine/model/journal.ts';
import type { Instant } from '../../engine/model/base.ts';
import type { CaseRecord } from '../../store/cases.ts';
import type { Store } from '../../store/database.ts';
import { readJournal } from '../../store/journal.ts';
import { messagesOf } from '../../store/messages.ts';
import { planOf } from '../../store/pins.ts';
import type { Resume } from '../../workflows/messages.ts';
import { inSlices } from './in-slices.ts';
import type { CaseStart } from './runner.ts';

/** How a case goes on behind its journal: what its next workflow is started with. */
export interface ReadBack {
  readonly start: CaseStart;
  readonly resume: Resume;
}

/** A case as it was, and as it goes on where its plan or a fact is mended. */
export interface CaseToReadBack {
  readonly found: CaseRecord;
  readonly mended?: CaseRecord;
}

/** Reads the course of a case back from its journal, and lets it go on from there in this way. */
export async function readBack(
  store: Store,
  { found, mended = found }: CaseToReadBack,
  goesOn: (ResumedFact | ClosedFact) & { readonly at: Instant },
): Promise<ReadBack | InterventionRefusal> {
  const entries = await readJournal(store, found.id);
  const begun = await startOf(store, found, entries);
  const start = mended === found ? begun : await startOf(store, mended, entries);
  if (start === undefined) return notReadable('the plan of the case is missing');
  const { at, ...input } = goesOn;
  const last: InputLogEntry = { at: Math.max(at, entries.at(-1)?.at ?? 0), input };
  if (entries.length === 0)
    return { start, resume: { log: [notBegun(at), last], acknowledged: 0 } };
  const known = await refusalsOf(store, found.id);
  const search = (from: CaseStart) => inSlices(searchLog(from, entries, known));
  const log = await logUnder(start, begun, search);
  if (!isLog(log))
    return {
      ...notReadable(`what is on record does not come about ${underWhich(goesOn)}`),
      difference: log,
    };
  const fails = againstGoingOn(start, log, last);
  return fails ?? { start, resume: { log: [...log, last], acknowledged: entries.length } };
}

/** What a case begins with; `undefined` when its plan is lost. */
async function startOf(
  store: Store,
  { id, plan: pinned, facts }: CaseRecord,
  [first]: readonly Entry[],
): Promise<CaseStart | undefined> {
  const plan = await planOf(store, pinned);
  // The hash with which the case began is on record; a mended plan may have taken over since.
  const hash = first?.kind === 'started' ? first.plan : pinned;
  return plan && { case: id, plan, hash, facts };
}

/**
 * The log under what a case goes on with. What has come in is read back under what it came in under, if that can be: the journal of another
 * plan may come about by other inputs as well.
 */
async function logUnder(
  start: CaseStart,
  begun: CaseStart | undefined,
  search: (input: CaseStart) => Promise<FoundLog>,
): Promise<FoundLog> {
  if (begun === undefined || begun === start) return await search(start);
  const log = await search(begun);
  return isLog(log) ? (replayDifference(begun, start, log) ?? log) : await search(start);
}

/** Why the case would be stopped by going on: a workflow that began like that could only fail, again and again. */
function againstGoingOn(
  start: CaseStart,
  log: readonly InputLogEntry[],
  last: InputLogEntry,
): InterventionRefusal | undefined {
  try {
    replay(start, [...log, last]);
    return undefined;
  } catch (error) {
    return {
      code: 'still-failing',
      message:
        'the case stays stopped: the error that has stopped it would come up again at once. Resume it from its journal once a version that mends it has been deployed, or with --plan or --fact besides where the flow or a fact is mended, or close it',
      reason: stopReasonOf(error),
    };
  }
}

/** What a case goes on with, in words. */
const underWhich = (goesOn: ResumedFact | ClosedFact): string => {
  if (goesOn.kind === 'closed') return 'under the plan of the case';
  if (goesOn.fact !== undefined) return 'with this fact';
  return goesOn.plan === undefined ? 'under the plan of the case' : 'under the mended plan';
};

type FoundLog = readonly InputLogEntry[] | ReplayDifference;

const isLog = (found: FoundLog): found is readonly InputLogEntry[] => Array.isArray(found);

const notBegun = (at: Instant): InputLogEntry => ({ at, input: { kind: 'start' }, held: true });

const notReadable = (message: string): InterventionRefusal => ({ code: 'replay-differs', message });

/** Those whom the mail server has refused, of messages that others have got. */
async function refusalsOf(store: Store, id: string): Promise<readonly KnownRefusal[]> {
  return (await messagesOf(store, id)).flatMap(({ message, fate, deliveries }) => {
    if (fate !== undefined && fate.fate !== 'accepted') return [];
    return deliveries
      .filter(({ state }) => state === 'refused')
      .map(({ person, at }) => ({ message, people: [person], at }));
  });
}

/** Whether the record of a case says something else than its workflow. */
export const isBehind = (found: Pick<CaseRecord, 'stopped'> | undefined): boolean =>
  found?.stopped?.code === 'journal-conflict';

/** What is said of a case whose workflow has all that is on record. */
export const notBehind: InterventionRefusal = {
  code: 'not-behind',
  message:
    'this case has a workflow that goes on, and is not stopped by its record: there is nothing to read back',
};

/** The fact that an intervention puts on record. */
export const closingFact = ({ intervene: _close, ...closing }: Closing): ClosedFact => ({
  kind: 'closed',
  ...closing,
});
