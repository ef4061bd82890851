import type { Activities, HandedEntries, WrittenEntries } from '../engine/ports/activities.ts';
import type { Directory } from '../engine/model/definitions.ts';
import type { HandActivities } from './by-hand/contract.ts';

/** Activities that do nothing but report success, so that Temporal alone is measured. */
export const idleActivities = ({ roles }: Pick<Directory, 'roles'>): Activities => ({
  journal: (handed) => Promise.resolve(writtenOf(handed)),
  perform: ({ openings, messages, ...handed }) =>
    Promise.resolve({
      written: writtenOf(handed),
      seats: openings.map(({ by }) =>
        by.map((seat) => ({ seat, people: roles[seat]?.otherwise ?? [seat] })),
      ),
      fates: messages.map(() => ({ fate: 'accepted', at: Date.now() })),
      endedAt: Date.now(),
    }),
  deliver: () => Promise.resolve({ fate: 'accepted', at: Date.now(), endedAt: Date.now() }),
});

const writtenOf = ({ entries, check = '' }: HandedEntries): WrittenEntries => ({
  seq: entries.at(-1)?.seq ?? 0,
  check,
});

export const idleHandActivities: HandActivities = { send: () => Promise.resolve() };
