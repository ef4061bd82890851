import type { Activities } from '../../engine/ports/activities.ts';
import { append } from '../../store/journal.ts';
import type { WorkerServices } from './services.ts';

/** Appends entries. It is a local activity: the workflow task around it is repeated if Temporal does not learn of its end, so they are tentative. */
export const createJournal =
  ({ store }: Pick<WorkerServices, 'store'>): Activities['journal'] =>
  ({ case: id, entries }) =>
    append(store, id, entries, 'tentative');
