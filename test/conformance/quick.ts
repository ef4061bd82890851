import { setTimeout as pause } from 'node:timers/promises';
import type { Directory } from '../../engine/definitions.ts';
import { queues } from '../../engine/queues.ts';
import { flowType, workflowIdOf } from '../../workflows/messages.ts';
import { readJournal } from '../../store/journal.ts';
import { correspond, type Performance, performanceOf, type Piece } from './real.ts';
import { explain } from './explain.ts';
import type { Repertoire } from './scenes.ts';
import { playSeason } from './season.ts';
import type { Theatre } from './theatre.ts';

/** On an ordinary clock nothing comes later than the machine is slow. */
const toleranceMs = 900;

const tries = 3;

/** Plays all at once; a scene for which the machine was too slow is played again. What is left are disagreements, by title. */
export async function playQuickScenes(
  theatre: Theatre,
  { directory, pieces }: Repertoire,
): Promise<ReadonlyMap<string, string>> {
  let left = pieces;
  let found = new Map<string, string>();
  for (let tried = 0; tried < tries && left.length > 0; tried += 1) {
    const season = { theatre, directory, pieces: left, lanes: left.length };
    const { disagreements } = await playSeason({ ...season, perform: performQuickly });
    left = disagreements.map(({ piece }) => piece);
    found = new Map(disagreements.map((one) => [one.piece.scene.id, explain(one)]));
  }
  return found;
}

/** Carries a piece out in real time. */
export async function performQuickly(
  theatre: Theatre,
  piece: Piece,
  directory: Directory,
): Promise<Performance> {
  const input = await theatre.prepare(piece.pinned, piece.facts);
  const { taken } = correspond(theatre, piece, input, directory);
  const handle = await theatre.temporal.client.workflow.start(flowType, {
    taskQueue: queues.workflows,
    workflowId: workflowIdOf(input.case),
    args: [input],
  });
  const refusals: (string | undefined)[] = [];
  const started = await startOf(theatre, input.case);
  for (const { afterMs, act } of piece.deeds) {
    await pause(Math.max(0, started + afterMs - Date.now()));
    refusals.push(await theatre.act(input.case, act));
  }
  const outcome = await handle.result();
  return performanceOf(theatre, input, { outcome, refusals, taken, tookMs: toleranceMs });
}

async function startOf({ store }: Theatre, caseId: string): Promise<number> {
  for (;;) {
    const [started] = await readJournal(store, caseId);
    if (started !== undefined) return started.at;
    await pause(20);
  }
}
