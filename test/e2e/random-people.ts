import { ApplicationFailure } from '@temporalio/common';
import { WorkflowUpdateFailedError } from '@temporalio/client';
import type { Act } from '../../engine/model/act.ts';
import type { Store } from '../../store/database.ts';
import { tasksOf, type TaskRecord } from '../../store/tasks.ts';
import type { HarnessCase } from '../workflows/harness.ts';

/** Lets everybody who is asked answer at a random moment or stay silent, until the case ends; the same seed, the same people. */
export async function liveAtRandom(
  harnessCase: HarnessCase,
  store: Store,
  seed: number,
): Promise<unknown> {
  const random = randomOf(seed);
  for (;;) {
    const { running } = await harnessCase.execution.clock();
    const open = running ? (await tasksOf(store, harnessCase.id)).filter(isOpen) : [];
    const task = pick(open, random);
    if (task === undefined) return await harnessCase.execution.finish();
    const now = (await harnessCase.execution.clock()).now;
    const rung = Math.max(...task.people.map((one) => one.rung));
    const people = task.people.filter(
      (one) => one.rung === rung && !task.answers.some(({ person }) => person === one.person),
    );
    const who = pick(people, random)?.person;
    if (who === undefined || random() < 0.25) {
      await harnessCase.until(task.deadline + 60_000);
      continue;
    }
    await harnessCase.until(now + random() * Math.max(0, task.deadline - now - 60_000));
    await act(harnessCase, random() < 0.03 ? withdrawal : answerOf(task, who, random));
  }
}

const isOpen = ({ settled, cancelled }: TaskRecord): boolean => settled === undefined && !cancelled;

const withdrawal: Act = { event: 'withdrawn', person: 'candidate', channel: 'page' };

const answerOf = ({ opened }: TaskRecord, person: string, random: () => number): Act => ({
  task: opened.task,
  round: opened.round,
  person,
  outcome: pick(opened.outcomes, random)?.outcome ?? '',
  comment: 'at random',
  channel: 'page',
});

/** Somebody may have come first, or the case may have ended meanwhile; nothing else is a reason. */
async function act(harnessCase: HarnessCase, what: Act): Promise<void> {
  try {
    await harnessCase.act(what);
  } catch (error) {
    const cause = error instanceof WorkflowUpdateFailedError ? error.cause : error;
    const code = cause instanceof ApplicationFailure ? cause.type : undefined;
    if (code !== 'already-settled' && code !== 'already-answered' && code !== 'too-late')
      throw error;
  }
}

const pick = <T>(of: readonly T[], random: () => number): T | undefined =>
  of[Math.floor(random() * of.length)];

/** mulberry32 */
function randomOf(seed: number): () => number {
  let state = seed * 0x9e3779b1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
