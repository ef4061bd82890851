import type { Store } from '../../store/database.ts';
import type { MoodyMailServer } from './mail-server.ts';
import type { ChaosPeople } from './people.ts';

/** How often each kind of fault came, and how often amidst a mail, an answer and a timer. */
export interface ChaosTally {
  note(fault: string, amidst: boolean): void;
  table(): string;
}

export function createTally(): ChaosTally {
  const counts = new Map<string, { faults: number; amidst: number }>();
  return {
    note(fault, amidst) {
      const count = counts.get(fault) ?? { faults: 0, amidst: 0 };
      count.faults += 1;
      if (amidst) count.amidst += 1;
      counts.set(fault, count);
    },
    table() {
      const rows = [...counts].map(
        ([fault, { faults, amidst }]) => `| ${fault} | ${faults} | ${amidst} |`,
      );
      const all = [...counts.values()].reduce((sum, { faults }) => sum + faults, 0);
      return [
        `${all} faults of ${counts.size} kinds`,
        '| fault | times | amidst a mail, an answer and a timer |',
        '| --- | --- | --- |',
        ...rows,
      ].join('\n');
    },
  };
}

/** Whether just now a mail is on its way, somebody answers, and a task waits for its time. */
export async function isAmidst(
  { db }: Store,
  mail: Pick<MoodyMailServer, 'underWay'>,
  people: Pick<ChaosPeople, 'underWay'>,
): Promise<boolean> {
  const waiting = await db
    .selectFrom('tasks')
    .select('case_id')
    .where('outcome', 'is', null)
    .where('cancelled', '=', false)
    .limit(1)
    .execute();
  const leaving = await db
    .selectFrom('messages')
    .select('case_id')
    .where('fate', 'is', null)
    .limit(1)
    .execute();
  return (leaving.length > 0 || mail.underWay() > 0) && people.underWay() > 0 && waiting.length > 0;
}
