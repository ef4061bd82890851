import { cpus } from 'node:os';
import { figure, table } from '../../bench/table.ts';
import { workflowIdOf } from '../../workflows/messages.ts';
import { type Recorded, replayCut, tellingBundle } from './cuts.ts';
import { explain } from './explain.ts';
import { playQuickScenes } from './quick.ts';
import { quickScenes } from './quick-scenes.ts';
import { type Ready, rehearseScenes, type Repertoire, sampled } from './scenes.ts';
import { playSeason, type Report } from './season.ts';
import { shrink } from './shrink.ts';
import { openTheatre, type Theatre } from './theatre.ts';

export interface LongRun {
  readonly cli: string;
  readonly bundle: () => Promise<string>;
  readonly seed: number;
  readonly scenes: number;
  readonly lanes: number;
  /** How many of the histories are replayed. */
  readonly histories: number;
  /** For how many seconds a disagreement is made smaller. */
  readonly shrink: number;
  readonly say: (line: string) => void;
}

export interface LongReport {
  /** What was played and what came of it, in Markdown. */
  readonly text: string;
  /** Every disagreement, with all that is needed to look into it. */
  readonly found: readonly string[];
}

/** Many random scenes in virtual time, the written ones in real time, and some of the histories cut after each event. */
export async function longRun(run: LongRun): Promise<LongReport> {
  const { cli, bundle, say } = run;
  const repertoire = await rehearseScenes(sampled(run.seed, run.scenes));
  const { directory, pieces, unsteady } = repertoire;
  say(`${pieces.length} scenes; ${unsteady} left out, in which the order hangs on seconds`);
  const theatre = await openTheatre({ cli, directory, bundle: await bundle() });
  try {
    const recorded: Recorded[] = [];
    const virtual = await timed(() => inVirtualTime(theatre, repertoire, run, recorded));
    const found = await explained(theatre, virtual.of, run.shrink);
    say(`virtual time: ${virtual.of.disagreements.length} disagree`);
    const real = await timed(() => playQuickScenes(theatre, quickScenes));
    say(`real time: ${real.of.size} disagree`);
    const cut = await timed(async () => replayCut(await tellingBundle(), recorded));
    say(`cuts: ${cut.of.faults.length} disagree`);
    const rows: readonly Row[] = [
      ['random, virtual time', pieces.length, virtual.of.disagreements.length, virtual.tookMs],
      ['written, real time', Object.keys(quickScenes).length, real.of.size, real.tookMs],
      [`cuts of ${recorded.length} histories`, cut.of.cuts, cut.of.faults.length, cut.tookMs],
    ];
    return {
      text: [summary(run, rows), ...details(virtual.of, unsteady)].join('\n\n'),
      found: [
        ...found,
        ...real.of.values(),
        ...cut.of.faults,
        ...theatre.relay.strangers.map((id) => `nobody expects the mail ${id}`),
      ],
    };
  } finally {
    await theatre.close();
  }
}

const inVirtualTime = (
  theatre: Theatre,
  { directory, pieces }: Repertoire,
  { lanes, histories, say }: LongRun,
  recorded: Recorded[],
): Promise<Report<Ready>> => {
  const every = Math.ceil(pieces.length / Math.max(1, histories));
  const chosen = new Set(pieces.filter((_piece, index) => index % every === 0));
  let left = pieces.length;
  return playSeason<Ready>({
    theatre,
    directory,
    pieces,
    lanes,
    async played(piece, { input, entries }) {
      left -= 1;
      if (left % 100 === 0) say(`${left} to go`);
      if (!chosen.has(piece)) return;
      const handle = theatre.temporal.client.workflow.getHandle(workflowIdOf(input.case));
      recorded.push({ name: piece.scene.id, history: await handle.fetchHistory(), entries });
    },
  });
};

/** The first few disagreements of a season, each with the smallest scene that shows it. */
async function explained(
  theatre: Theatre,
  { disagreements }: Report<Ready>,
  seconds: number,
): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const one of disagreements.slice(0, 3)) {
    const smaller = await shrink(theatre, one.piece, seconds);
    lines.push(explain(one), ...(smaller === undefined ? [] : [`smaller:\n${explain(smaller)}`]));
  }
  return lines;
}

async function timed<T>(work: () => Promise<T>): Promise<Timed<T>> {
  const began = performance.now();
  const of = await work();
  return { of, tookMs: performance.now() - began };
}

interface Timed<T> {
  readonly of: T;
  readonly tookMs: number;
}

type Row = readonly [name: string, played: number, disagree: number, tookMs: number];

const summary = ({ seed, lanes }: LongRun, rows: readonly Row[]): string =>
  [
    `Seed ${seed}, ${lanes} at once in virtual time; Node ${process.versions.node}, ${cpus().length} cores.`,
    table(
      ['', 'played', 'disagree', 'seconds'],
      rows.map(([name, played, disagree, tookMs]) => [
        name,
        ...[played, disagree, tookMs / 1000].map(figure),
      ]),
    ),
  ].join('\n\n');

/** Of the random scenes alone. */
function details(report: Report<Ready>, unsteady: number): readonly string[] {
  const { lateMs, entries, acts, refused, again } = report;
  const late = (share: number) => figure(lateMs[Math.floor(lateMs.length * share)] ?? 0);
  return [
    `Of the random scenes, ${unsteady} more were left out, since the order of things hangs on seconds in them; ${again} were played again, the machine having been too slow. People acted ${figure(acts)} times, ${figure(refused)} of them in vain. The latest entry of a scene came ${late(0.5)} ms later than rehearsed in the median, ${late(0.99)} ms at the 99th percentile.`,
    table(
      ['entries', 'number'],
      Object.entries(entries)
        .toSorted(([, a], [, b]) => b - a)
        .map(([kind, count]) => [kind, figure(count)]),
    ),
  ];
}
