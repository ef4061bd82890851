import { setTimeout as pause } from 'node:timers/promises';
import type { Directory } from '../../engine/model/definitions.ts';
import { queues } from '../../engine/ports/queues.ts';
import { flowType, workflowIdOf } from '../../workflows/messages.ts';
import { readJournal } from '../../store/journal.ts';
import { correspond, type Performance, performanceOf, type Piece } from './real.ts';
import { explain } from './explain.ts';
import { playSeason } from './season.ts';
import type { Theatre } from './theatre.ts';
import { piecesOf, type WrittenScene } from './written-scenes.ts';

/** A slow machine gets more time: all seconds of a scene are so many times as long. */
const stretches = [1, 3, 9] as const;

/** Plays all at once; a scene in which the two differ is played again, slower. What is left are disagreements, by title. */
export async function playQuickScenes(
  theatre: Theatre,
  scenes: Readonly<Record<string, WrittenScene>>,
): Promise<ReadonlyMap<string, string>> {
  let found = new Map(Object.keys(scenes).map((title) => [title, 'not played']));
  for (const times of stretches) {
    const left = Object.entries(scenes).filter(([title]) => found.has(title));
    if (left.length === 0) break;
    const slower = left.map(([title, scene]) => [title, stretched(scene, times)] as const);
    const { directory, pieces } = await piecesOf(Object.fromEntries(slower));
    const season = { theatre, directory, pieces, lanes: pieces.length };
    const { disagreements } = await playSeason({ ...season, perform: performQuickly });
    found = new Map(disagreements.map((one) => [one.piece.scene.id, explain(one)]));
  }
  return found;
}

const stretched = ({ flow, acts = [], ...scene }: WrittenScene, times: number): WrittenScene => ({
  ...scene,
  flow: flow.replaceAll(/\b(\d+)s\b/g, (_all, seconds) => `${Number(seconds) * times}s`),
  acts: acts.map(([seconds, ...words]) => [seconds * times, ...words]),
});

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
  const tookMs = Date.now() - started;
  return performanceOf(theatre, input, { outcome, refusals, taken, tookMs });
}

/** As it is on record once the first task is known to be done: a slow machine does it again, and begins later. */
async function startOf({ store, temporal }: Theatre, caseId: string): Promise<number> {
  const handle = temporal.client.workflow.getHandle(workflowIdOf(caseId));
  for (;;) {
    const { events } = await handle.fetchHistory();
    const done = events?.some((event) => event.workflowTaskCompletedEventAttributes);
    const [started] = await readJournal(store, caseId);
    if (done === true && started !== undefined) return started.at;
    await pause(20);
  }
}
