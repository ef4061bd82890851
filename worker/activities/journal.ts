import type { Activities } from '../../engine/ports/activities.ts';
import type { WorkerServices } from './services.ts';
import { writeEntries } from './write-entries.ts';

/** Appends entries. It is a local activity: the workflow task around it is repeated if Temporal does not learn of its end, so they are tentative. */
export const createJournal =
  (services: Pick<WorkerServices, 'store' | 'report'>): Activities['journal'] =>
  ({ case: id, taskAt, ...handed }) =>
    writeEntries(services, id, handed, taskAt === undefined ? 'tentative' : { taskAt });
