import { readMessages } from './journal-up-to-now.ts';
import type { FlowPromise, Plan } from '../../engine/model/plan.ts';
import type { Texts } from '../../engine/model/definitions.ts';
import type { Facts, Label } from '../../engine/model/base.ts';
import type { SeenVersion } from '../../engine/model/seen-version.ts';
import { shownBy } from '../../engine/steps/shown-by.ts';
import type { Entry } from '../../engine/model/journal.ts';
import type { Certificate } from '../../engine/analysis/finding/certificate.ts';
import { certificateOf, findCase, findListedCase, listCases } from '../../store/cases.ts';
import type { CaseFilter, CaseRecord } from '../../store/cases.ts';
import type { Store } from '../../store/database.ts';
import { readJournalToShow } from '../../store/journal.ts';
import type { MessageRecord } from '../../store/messages.ts';
import { planOf, textsOf } from '../../store/pins.ts';
import { tasksOf } from '../../store/tasks.ts';
import type { TaskRecord } from '../../store/tasks.ts';
import type { KeyPrincipal } from '../access/principal.ts';
import { exportCase, type CaseExport } from './case-export.ts';
import { wordsOf, type CaseWords } from './case-words.ts';
import { namesOfPeople } from '../../store/people.ts';
import { createCaseStarter } from './case-starter.ts';
import type { CaseStarter, StartDependencies } from './case-starter.ts';
import { markedCase, markedCases, markedTask, type ProvisionalMark } from './provisional-marks.ts';
import { seenCase, type SeenCase } from './seen-case.ts';
import { readTask } from './task-reader.ts';
import type { TaskKey } from './task-reader.ts';
import { seenOf, type SeenIn } from './seen-values.ts';
import type { WriteLetter } from './letters.ts';
import type { TaskView } from './task-view.ts';

/** Starts cases and reads them. */
export interface CaseService extends CaseStarter {
  list(filter: CaseFilter): Promise<readonly (CaseRecord & ProvisionalMark)[]>;
  /** A case as whoever asks for it may read it. */
  find(id: string, reader: KeyPrincipal): Promise<CaseDetail | undefined>;
  /** Whether there is such a case. */
  has(id: string): Promise<boolean>;
  /** What the candidate of a case may have of what is kept of them. */
  export(id: string, reader: KeyPrincipal): Promise<CaseExport | undefined>;
  /** What may be read of a case, whatever it is that is read. */
  seen(id: string, reader: KeyPrincipal): Promise<SeenCase>;
  /** What operators read for the ids in lines about these cases. */
  words(cases: readonly CaseRecord[]): Promise<ReadonlyMap<string, CaseWords>>;
  /** The names of people, by id. */
  names(): Promise<ReadonlyMap<string, string>>;
  task(key: TaskKey): Promise<TaskView | undefined>;
}

export interface CaseDetail {
  readonly case: CaseRecord & ProvisionalMark;
  /** What people call its flow; `undefined` when its plan is lost. */
  readonly title?: Label;
  readonly entries: readonly Entry[];
  /** The numbers of those whose sealed part does not open: what they tell of people is missing. */
  readonly unreadable?: readonly number[];
  /** The forms that tasks of the case show, by id: what was answered has its labels there. */
  readonly forms: Texts['forms'];
  readonly tasks: readonly ShownTask[];
  readonly messages: readonly MessageRecord[];
  /** The promises of the plan; the journal refers to them by index. */
  readonly promises: readonly FlowPromise[];
  /** The certificate under which the case was started. */
  readonly certificate?: Certificate;
  /** Zone of the plan's calendar, in which operators read. */
  readonly zone: string;
}

type ShownTask = TaskRecord &
  ProvisionalMark & {
    /** What an answer to it has to say that its giver has seen, while it is open. */
    readonly seen?: SeenVersion;
  };

export const createCaseService = (
  dependencies: StartDependencies & { readonly letters: WriteLetter },
): CaseService => {
  const { store, now, letters } = dependencies;
  const starter = createCaseStarter(dependencies);
  return {
    ...starter,
    list: async (filter) => markedCases(store, await listCases(store, filter)),
    find: (id, reader) => readCase(store, id, reader),
    seen: (id, reader) => seenOfCase(store, id, reader),
    has: async (id) => (await findListedCase(store, id)) !== undefined,
    words: (cases) => wordsOf(store, cases),
    names: () => namesOfPeople(store),
    export: async (id, reader) => exportCase(store, id, await seenOfCase(store, id, reader)),
    task: async (key) => {
      const found = await findCase(store, key.case);
      return found && readTask(store, found, { key, now: now(), letters });
    },
  };
};

const seenOfCase = async (store: Store, id: string, reader: KeyPrincipal): Promise<SeenCase> => {
  const plan = await planOf(store, (await findListedCase(store, id))?.plan ?? '');
  const texts = plan && (await textsOf(store, plan.texts));
  return seenCase(reader, { case: id, plan, texts, tasks: await tasksOf(store, id) });
};

const readCase = async (
  store: Store,
  id: string,
  reader: KeyPrincipal,
): Promise<CaseDetail | undefined> => {
  const found = await findListedCase(store, id);
  if (found === undefined) return undefined;
  const plan = await planOf(store, found.plan);
  const [{ entries, unreadable }, tasks, messages, certificate, texts] = await Promise.all([
    readJournalToShow(store, id),
    tasksOf(store, id),
    readMessages(store, id),
    certificateOf(store, id),
    plan && textsOf(store, plan.texts),
  ]);
  const seen = seenCase(reader, { case: id, plan, texts, tasks });
  return {
    case: markedCase({ ...found, facts: seen.facts(found.facts) }, plan),
    ...(plan && { title: plan.title }),
    entries: entries.map((entry) => seen.entry(entry)),
    ...(unreadable.length > 0 && { unreadable }),
    forms: formsOf(tasks, texts),
    tasks: tasksIn(tasks, plan, { facts: found.facts, seen }),
    messages,
    promises: plan?.promises ?? [],
    ...(certificate && { certificate }),
    zone: plan?.zone ?? 'UTC',
  };
};

const tasksIn = (
  tasks: readonly TaskRecord[],
  plan: Plan | undefined,
  { facts, seen }: { readonly facts: Facts; readonly seen: SeenCase },
): CaseDetail['tasks'] =>
  tasks.map((task) =>
    plan
      ? {
          ...markedTask(seen.task(task), plan),
          ...(seen.shows(task.opened.task) && openVersion(task, { plan, facts, tasks })),
        }
      : seen.task(task),
  );

/** Whoever answers by a program says by it what they have seen. */
function openVersion(
  { opened, settled, cancelled }: TaskRecord,
  about: SeenIn,
): Pick<ShownTask, 'seen'> {
  const isOpen = settled === undefined && !cancelled && !opened.by.includes('candidate');
  const shown = isOpen ? shownBy(opened.task, about.plan) : undefined;
  return shown === undefined ? {} : { seen: seenOf(shown, about).version };
}

const formsOf = (tasks: readonly TaskRecord[], texts: Texts | undefined): Texts['forms'] => {
  const shown = new Set(tasks.map(({ opened }) => opened.form));
  return Object.fromEntries(Object.entries(texts?.forms ?? {}).filter(([id]) => shown.has(id)));
};
