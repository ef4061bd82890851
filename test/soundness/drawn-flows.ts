import { stringify } from 'yaml';
import { compileAll } from '../../engine/compiler/compile.ts';
import type { ProofContext } from '../../engine/analysis/finding/context.ts';
import type { Plan } from '../../engine/model/plan.ts';
import { createRandom } from '../../engine/simulation/random.ts';
import { dayMs } from '../../engine/time/units.ts';
import { type Choices, endlessChoices } from '../conformance/choices.ts';
import { writeCalendar } from '../conformance/random-calendar.ts';
import { showMessages } from '../shown-messages.ts';
import { definitions } from './generator/definitions.ts';
import { writeCarefulFlow } from './generator/flow.ts';

/** A random flow on a calendar of its own, as it was written and compiled. */
export interface DrawnFlow {
  readonly id: string;
  readonly written: object;
  readonly plan: Plan;
  readonly context: ProofContext;
  /** An instant in the year that its calendar knows. */
  readonly near: number;
  /** For what is drawn of its cases. */
  readonly seed: number;
}

/** As flows run them, with the messages that they send. */
const parts = Object.entries(definitions).filter(([file]) => file.startsWith('parts/'));

/** The flows of one block of a campaign; the same for the same numbers. */
export async function drawFlows(
  seed: number,
  block: number,
  count: number,
  most: number,
): Promise<readonly DrawnFlow[]> {
  const random = createRandom(seed * 100_003 + block);
  const drawn = Array.from({ length: count }, (_none, index) => {
    const id = `flow-${seed}-${block}-${index}`;
    const of = Math.floor(random() * 2 ** 30);
    const choices = endlessChoices(of);
    const { start: near, file } = calendarInSpring(choices, id);
    const written = showMessages(writeCarefulFlow(choices, id, id, most), parts);
    return { id, seed: of, near, file, written };
  });
  const files = drawn.flatMap(({ id, near, file, written }) => [
    [`calendars/${id}.yaml`, stringify({ ...file, until: lastDay(near) })] as const,
    [`flows/${id}.yaml`, stringify(written)] as const,
  ]);
  const { flows, directory, caseSchema } = await compileAll(
    new Map([...Object.entries(definitions), ...files]),
  );
  if (directory === undefined || caseSchema === undefined)
    throw new Error('the definitions of the campaign do not compile');
  return drawn.flatMap(({ id, ...one }) => {
    const { plan, packs = [], uses = {} } = flows.get(id) ?? {};
    if (plan === undefined) return [];
    return [
      { id, ...one, plan: { ...plan, texts: '' }, context: { directory, caseSchema, packs, uses } },
    ];
  });
}

/** An early start, so that the year before it is short. */
function calendarInSpring(choices: Choices, id: string): ReturnType<typeof writeCalendar> {
  for (;;) {
    const calendar = writeCalendar(choices, id);
    if (calendar.start < Date.UTC(2040, 3, 20)) return calendar;
  }
}

/** What is proved is proved for a season: a whole year takes longer, and shows no more. */
const lastDay = (near: number): string =>
  new Date(Math.min(near + 70 * dayMs, Date.UTC(2040, 11, 31))).toISOString().slice(0, 10);
