import type { Activities } from '../../engine/activities.ts';
import { append } from '../../store/journal.ts';
import type { Services } from '../services.ts';

export const createJournal =
  ({ store }: Pick<Services, 'store'>): Activities['journal'] =>
  ({ case: id, entries }) =>
    append(store, id, entries);
