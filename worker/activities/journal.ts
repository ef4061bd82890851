import type { Activities } from '../../engine/ports/activities.ts';
import { append } from '../../store/journal.ts';
import type { WorkerServices } from './services.ts';

/** A local activity runs inside a workflow task, which is done again when Temporal did not learn of its end. */
export const createJournal =
  ({ store }: Pick<WorkerServices, 'store'>): Activities['journal'] =>
  ({ case: id, entries }) =>
    append(store, id, entries, 'tentative');
