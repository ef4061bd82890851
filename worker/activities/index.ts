import type { Activities } from '../../engine/ports/activities.ts';
import { createCaseReader } from '../mail/pinned-case.ts';
import type { WorkerServices } from './services.ts';
import { createDeliver } from './deliver.ts';
import { withHeartbeat } from './heartbeat.ts';
import { withErrorCodes } from './error-codes.ts';
import { createJournal } from './journal.ts';
import { createPerform } from './perform.ts';

/** Creates the activities that this process offers to workflows. */
export function createActivities(services: WorkerServices): Activities {
  const readCase = createCaseReader(services.store);
  return {
    journal: withErrorCodes(createJournal(services)),
    perform: withErrorCodes(withHeartbeat(services, createPerform(services, readCase))),
    deliver: withErrorCodes(withHeartbeat(services, createDeliver(services, readCase))),
  };
}
