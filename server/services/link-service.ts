import { progress } from '../../engine/progress/progress.ts';
import type { Progress } from '../../engine/progress/progress.ts';
import { findCase } from '../../store/cases.ts';
import type { Store } from '../../store/database.ts';
import { readJournal } from '../../store/journal.ts';
import { findLink } from '../../store/links.ts';
import { planOf } from '../../store/pins.ts';
import { personOf, readTask } from './task-reader.ts';
import type { PersonView, TaskView } from './task-view.ts';
import type { Facts, Instant } from '../../engine/model/base.ts';

/** The view of whoever holds a link; `undefined` when the link does not exist. */
export interface LinkService {
  task(token: string): Promise<TaskView | undefined>;
  progress(token: string): Promise<CandidateView | undefined>;
  /** A task of the candidate, reached from their progress page. */
  ownTask(token: string, task: string, round: number): Promise<TaskView | undefined>;
}

export interface CandidateView {
  readonly case: string;
  readonly facts: Facts;
  readonly person: PersonView;
  readonly progress: Progress;
}

export const createLinkService = (store: Store, now: () => Instant): LinkService => ({
  task: async (token) => {
    const link = await linkOf(store, token);
    return link?.purpose === 'task' ? readTask(store, link, now()) : undefined;
  },
  progress: (token) => readProgress(store, token),
  ownTask: async (token, task, round) => {
    const link = await linkOf(store, token);
    return link?.purpose === 'progress'
      ? readTask(store, { case: link.case, person: link.person, task, round }, now())
      : undefined;
  },
});

const readProgress = async (store: Store, token: string): Promise<CandidateView | undefined> => {
  const link = await linkOf(store, token);
  const found = link?.purpose === 'progress' ? await findCase(store, link.case) : undefined;
  const plan = found && (await planOf(store, found.plan));
  if (!link || !found || !plan) return undefined;
  return {
    case: found.id,
    facts: found.facts,
    person: await personOf(store, link.person, found.facts, plan),
    progress: progress(plan, await readJournal(store, found.id)),
  };
};

const linkOf = (store: Store, token: string) =>
  /^[\w-]{16,128}$/.test(token) ? findLink(store, token) : Promise.resolve(undefined);
