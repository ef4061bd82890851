import type { Activities } from '../../engine/ports/activities.ts';
import { createCaseReader } from '../mail/pinned.ts';
import type { WorkerServices } from '../services.ts';
import { createDeliver } from './deliver.ts';
import { withHeartbeat } from './beating.ts';
import { withErrorCodes } from './failure.ts';
import { createJournal } from './journal.ts';
import { createPerform } from './perform.ts';

/** What workflows may ask of this process. */
export function createActivities(services: WorkerServices): Activities {
  const readCase = createCaseReader(services.store);
  return {
    journal: withErrorCodes(createJournal(services)),
    perform: withErrorCodes(withHeartbeat(services, createPerform(services, readCase))),
    deliver: withErrorCodes(withHeartbeat(services, createDeliver(services, readCase))),
  };
}
