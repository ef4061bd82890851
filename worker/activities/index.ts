import type { Activities } from '../../engine/ports/activities.ts';
import { createCaseReader } from '../mail/pinned.ts';
import type { Services } from '../services.ts';
import { createDeliver } from './deliver.ts';
import { beating } from './beating.ts';
import { coded } from './failure.ts';
import { createJournal } from './journal.ts';
import { createPerform } from './perform.ts';

/** What workflows may ask of this process. */
export function createActivities(services: Services): Activities {
  const readCase = createCaseReader(services.store);
  return {
    journal: coded(createJournal(services)),
    perform: coded(beating(services, createPerform(services, readCase))),
    deliver: coded(beating(services, createDeliver(services, readCase))),
  };
}
