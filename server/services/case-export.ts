import { localize } from '../../wording/localize.ts';
import { type Entry, opensAnew } from '../../engine/model/journal.ts';
import type { Facts, Instant, JsonObject } from '../../engine/model/base.ts';
import { findCase } from '../../store/cases.ts';
import type { Store } from '../../store/database.ts';
import { readJournal } from '../../store/journal.ts';
import type { MessageRecord } from '../../store/messages.ts';
import { tasksOf, type TaskRecord } from '../../store/tasks.ts';
import { uploadsOf } from '../../store/uploads.ts';
import type { SeenCase } from './seen-case.ts';
import { readMessages } from './journal-up-to-now.ts';

/** What the candidate may have of what is kept of them, as far as whoever asks for it reads that: nothing that others have written, nor who they are. */
export interface CaseExport {
  readonly case: {
    readonly id: string;
    readonly flow: string;
    readonly startedAt: Instant;
    readonly endedAt?: Instant;
    readonly outcome?: string;
    readonly erasedAt?: Instant;
  };
  readonly facts: Facts;
  /** Messages to the candidate, and what became of them. */
  readonly told: readonly {
    readonly at: Instant;
    readonly template: string;
    readonly fate: string;
  }[];
  /** What the candidate has answered, sent and withdrawn. */
  readonly said: readonly {
    readonly at: Instant;
    readonly what: string;
    readonly outcome?: string;
    readonly comment?: string;
    readonly answers?: JsonObject;
  }[];
  /** What others have decided. */
  readonly decided: readonly {
    readonly at: Instant;
    readonly what: string;
    readonly outcome: string;
  }[];
  readonly files: readonly {
    readonly id: string;
    readonly name: string;
    readonly type: string;
    /** Base64. */
    readonly content: string;
  }[];
}

/** Gathers it; `undefined` where there is no such case. */
export async function exportCase(
  store: Store,
  id: string,
  seen: SeenCase,
): Promise<CaseExport | undefined> {
  const found = await findCase(store, id);
  if (found === undefined) return undefined;
  const [entries, tasks, messages, files] = await Promise.all([
    readJournal(store, id),
    tasksOf(store, id),
    readMessages(store, id),
    uploadsOf(store, id),
  ]);
  const { flow, createdAt: startedAt, endedAt, outcome, erasedAt } = found;
  return {
    case: {
      id,
      flow,
      startedAt,
      ...(endedAt !== undefined && { endedAt }),
      ...(outcome !== undefined && { outcome }),
      ...(erasedAt !== undefined && { erasedAt }),
    },
    facts: seen.facts(found.facts),
    told: messages.filter(isToCandidate).map(({ sentAt, template, fate }) => ({
      at: sentAt,
      template,
      fate: fate?.fate ?? 'on its way',
    })),
    said: entries.map((entry) => seen.entry(entry)).flatMap(saidIn),
    decided: tasks.flatMap(decidedIn),
    files: files
      .filter(({ person, asked }) => person === 'candidate' && seen.file(asked))
      .map(({ id: file, name, type, bytes }) => ({
        id: file,
        name,
        type,
        content: Buffer.from(bytes).toString('base64'),
      })),
  };
}

const decidedIn = ({ opened, settled, answers }: TaskRecord): CaseExport['decided'] =>
  settled === undefined ||
  opensAnew(opened, settled.outcome) ||
  answers.some(({ person }) => person === 'candidate')
    ? []
    : [
        {
          at: settled.at,
          what: localize(opened.title, { locale: 'en' }),
          outcome: settled.outcome,
        },
      ];

const isToCandidate = ({ to }: MessageRecord): boolean => 'who' in to && to.who === 'candidate';

function saidIn(entry: Entry): CaseExport['said'] {
  if (entry.kind === 'answered' && entry.person === 'candidate') {
    const { at, task: what, outcome, comment, answers } = entry;
    return [
      {
        at,
        what,
        outcome,
        ...(comment !== undefined && { comment }),
        ...(answers !== undefined && { answers }),
      },
    ];
  }
  if (entry.kind === 'event' && entry.person === 'candidate') {
    const { at, event: what, comment } = entry;
    return [{ at, what, ...(comment !== undefined && { comment }) }];
  }
  return [];
}
