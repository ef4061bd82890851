import type { Activities } from '../engine/ports/activities.ts';
import type { Directory } from '../engine/model/definitions.ts';
import type { HandActivities } from './by-hand/contract.ts';

/** Activities that do nothing but report success, so that Temporal alone is measured. */
export const idleActivities = ({ roles }: Pick<Directory, 'roles'>): Activities => ({
  journal: () => Promise.resolve(),
  perform: ({ openings, messages }) =>
    Promise.resolve({
      seats: openings.map(({ by }) =>
        by.map((seat) => ({ seat, people: roles[seat]?.otherwise ?? [seat] })),
      ),
      fates: messages.map(() => ({ fate: 'accepted', at: Date.now() })),
      endedAt: Date.now(),
    }),
  deliver: () => Promise.resolve({ fate: 'accepted', at: Date.now(), endedAt: Date.now() }),
});

export const idleHandActivities: HandActivities = { send: () => Promise.resolve() };
