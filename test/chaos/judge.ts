import type { ParsedMail } from 'mailparser';
import type { Entry } from '../../engine/model/journal.ts';
import { findCase } from '../../store/cases.ts';
import type { Store } from '../../store/database.ts';
import { readJournal } from '../../store/journal.ts';
import { verifyJournal } from '../../store/verify-journal.ts';
import { messagesOf } from '../../store/messages.ts';
import { messageIdOf } from '../../platform/mailbox/message-id.ts';
import type { AcknowledgedAct } from './people.ts';

/** A case that the API has answered with 201. */
export interface StartedCase {
  readonly id: string;
  readonly candidate: number;
}

/** What went wrong, each as a sentence that begins with its case. */
export interface ChaosVerdict {
  readonly lost: readonly string[];
  readonly toldTwoOutcomes: readonly string[];
  readonly wrongEnds: readonly string[];
  readonly stuck: readonly string[];
  readonly outcomes: Readonly<Record<string, number>>;
}

/** All that was seen from outside. */
export interface ChaosRecord {
  readonly store: Store;
  readonly cases: readonly StartedCase[];
  readonly acknowledged: readonly AcknowledgedAct[];
  readonly taken: readonly ParsedMail[];
}

/** Holds what people were told and what they have answered against the journals. */
export async function judge(record: ChaosRecord): Promise<ChaosVerdict> {
  const received = countById(record.taken);
  const found = await Promise.all(record.cases.map((one) => judgeCase(record, one, received)));
  const outcomes: Record<string, number> = {};
  for (const { outcome } of found)
    if (outcome !== undefined) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  const all = (what: Exclude<keyof CaseVerdict, 'id' | 'outcome'>) =>
    found.flatMap((one) => one[what].map((said) => `${one.id}: ${said}`));
  return {
    lost: all('lost'),
    toldTwoOutcomes: all('toldTwoOutcomes'),
    wrongEnds: all('wrongEnds'),
    stuck: all('stuck'),
    outcomes,
  };
}

interface CaseVerdict {
  readonly id: string;
  readonly outcome: string | undefined;
  readonly lost: readonly string[];
  readonly toldTwoOutcomes: readonly string[];
  readonly wrongEnds: readonly string[];
  readonly stuck: readonly string[];
}

async function judgeCase(
  { store, acknowledged }: ChaosRecord,
  one: StartedCase,
  received: ReadonlyMap<string, number>,
): Promise<CaseVerdict> {
  const { id } = one;
  const found = await findCase(store, id);
  const entries = await readJournal(store, id);
  const open = { id, outcome: undefined, lost: [], toldTwoOutcomes: [], wrongEnds: [] };
  if (found?.status !== 'ended')
    return {
      ...open,
      stuck: [`${found?.status} ${JSON.stringify(found?.stopped ?? {})}, ${lastWords(entries)}`],
    };
  const outcome = found.outcome ?? '';
  const intact = (await verifyJournal(store, id)) === 'intact';
  const expected = expectedOutcomes(entries);
  return {
    id,
    outcome,
    lost: [
      ...(intact ? [] : ['its journal is broken']),
      ...lostActs(one, entries, acknowledged),
      ...(await lostMails({ store, one, entries }, received)),
    ],
    toldTwoOutcomes: contradictions(one, entries, received),
    wrongEnds: expected.includes(outcome) ? [] : [`${outcome}, and not ${expected.join('/')}`],
    stuck: [],
  };
}

function countById(taken: readonly ParsedMail[]): ReadonlyMap<string, number> {
  const count = new Map<string, number>();
  for (const { messageId = '' } of taken) count.set(messageId, (count.get(messageId) ?? 0) + 1);
  return count;
}

const receivedBy = (
  { id }: StartedCase,
  message: string,
  person: string,
  received: ReadonlyMap<string, number>,
): number => received.get(messageIdOf({ case: id, message, person }, 'hr@acme.example')) ?? 0;

const lostActs = (
  { candidate }: StartedCase,
  entries: readonly Entry[],
  acknowledged: readonly AcknowledgedAct[],
): readonly string[] =>
  acknowledged
    .filter((act) => act.candidate === candidate)
    .filter(
      ({ person, outcome }) =>
        !entries.some(
          (entry) =>
            ('person' in entry && entry.person === person && 'outcome' in entry
              ? entry.outcome === outcome
              : false) ||
            (entry.kind === 'event' && entry.person === person && entry.event === outcome),
        ),
    )
    .map(
      ({ person, outcome }) =>
        `${person} said ${outcome}, and that is not on record: ${lastWords(entries)}`,
    );

/** The end of a journal, for whoever looks for what went wrong: what happened, to which task or message, by whom, and when. */
const lastWords = (entries: readonly Entry[]): string =>
  entries
    .slice(-12)
    .map((entry) => {
      const about = 'task' in entry ? entry.task : 'message' in entry ? entry.message : '';
      const by = 'person' in entry ? entry.person : '';
      return [entry.seq, entry.kind, about, by, new Date(entry.at).toISOString()].join(' ').trim();
    })
    .join('; ');

interface JudgedCase {
  readonly store: Store;
  readonly one: StartedCase;
  readonly entries: readonly Entry[];
}

/** What the record calls accepted has been taken; if not, what the worker says the mail server has answered. */
async function lostMails(
  { store, one, entries }: JudgedCase,
  received: ReadonlyMap<string, number>,
): Promise<readonly string[]> {
  const lost = entries.flatMap((entry) => {
    if (entry.kind !== 'sent' || !('who' in entry.to) || entry.to.who !== 'candidate') return [];
    const { message } = entry;
    const isAccepted = entries.some((seen) => seen.kind === 'accepted' && seen.message === message);
    return isAccepted && receivedBy(one, message, 'candidate', received) === 0 ? [message] : [];
  });
  if (lost.length === 0) return [];
  const records = await messagesOf(store, one.id);
  return lost.map((message) => {
    const record = records.find((known) => known.message === message);
    const said = JSON.stringify([record?.class, record?.sentAt, record?.fate, record?.deliveries]);
    return `${message} is on record as accepted, and never came: ${said}`;
  });
}

const decisive = ['offer', 'regret'];

function contradictions(
  started: StartedCase,
  entries: readonly Entry[],
  received: ReadonlyMap<string, number>,
): readonly string[] {
  const told = entries.flatMap((entry) =>
    entry.kind === 'sent' && decisive.includes(entry.class) ? [entry] : [],
  );
  const came = told.filter(
    ({ message }) => receivedBy(started, message, 'candidate', received) > 0,
  );
  const classes = new Set(came.map((entry) => entry.class));
  const twice = came.filter(
    ({ message }) => receivedBy(started, message, 'candidate', received) > 1,
  );
  return [
    ...(classes.size > 1 ? [`told ${[...classes].join(' and ')}`] : []),
    ...twice.map(({ message }) => `${message} came more than once`),
  ];
}

/** How a case may end after what is on record of its answers. */
function expectedOutcomes(entries: readonly Entry[]): readonly string[] {
  if (entries.some((entry) => entry.kind === 'event' && entry.event === 'withdrawn'))
    return ['withdrew'];
  const settledAs = (task: string) =>
    entries.flatMap((entry) =>
      entry.kind === 'settled' && entry.task === task
        ? [entry.silent ? 'silent' : entry.outcome]
        : [],
    )[0];
  const decided = settledAs('directors');
  if (decided === 'silent') return ['undecided'];
  if (decided === 'rejected') return ['rejected'];
  const answered = settledAs('answer');
  if (answered === undefined) return ['undecided', 'no-answer'];
  return answered === 'silent'
    ? ['no-answer']
    : [answered === 'accepted' ? 'accepted' : 'declined'];
}
