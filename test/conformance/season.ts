import type { Directory } from '../../engine/model/definitions.ts';
import { compare } from './compare.ts';
import { type Performance, type Piece, perform } from './real.ts';
import type { Theatre } from './theatre.ts';

/** What came of playing many pieces on both hosts. */
export interface Report<P extends Piece> {
  readonly scenes: number;
  readonly acts: number;
  readonly refused: number;
  /** How many entries of each kind. */
  readonly entries: Readonly<Record<string, number>>;
  readonly disagreements: readonly Disagreement<P>[];
  /** Scenes that were played once more because the machine was too slow for their clock. */
  readonly again: number;
  /** How much later than rehearsed the latest entry of each scene came, ascending. */
  readonly lateMs: readonly number[];
}

export interface Disagreement<P extends Piece> {
  readonly piece: P;
  readonly found: readonly string[];
}

export interface Season<P extends Piece> {
  readonly theatre: Theatre;
  readonly directory: Directory;
  readonly pieces: readonly P[];
  /** How many at once: each case has a clock of its own. */
  readonly lanes: number;
  /** Default: in virtual time. */
  readonly perform?: typeof perform;
  readonly played?: (piece: P, performance: Performance) => Promise<void> | void;
}

/** Whoever acts is half a minute away from everything else; a machine that is slower than that has shown nothing. */
const patienceMs = 20_000;

/** Plays all pieces on the real host and on the virtual one, and compares. */
export async function playSeason<P extends Piece>(season: Season<P>): Promise<Report<P>> {
  const queue = [...season.pieces];
  const slow: P[] = [];
  const book = createBook<P>();
  const play = async (piece: P, last: boolean) => {
    const real = await (season.perform ?? perform)(season.theatre, piece, season.directory);
    const { disagreements, lateMs } = compare(piece, real, season.directory);
    if (disagreements.length > 0 && real.tookMs > patienceMs && !last) slow.push(piece);
    else {
      book.note(piece, real, { disagreements, lateMs });
      await season.played?.(piece, real);
    }
  };
  await Promise.all(
    Array.from({ length: season.lanes }, async () => {
      for (let piece = queue.shift(); piece; piece = queue.shift()) await play(piece, false);
    }),
  );
  for (const piece of slow) await play(piece, true);
  return book.report(slow.length);
}

interface Book<P extends Piece> {
  note(piece: P, real: Performance, found: ReturnType<typeof compare>): void;
  report(again: number): Report<P>;
}

function createBook<P extends Piece>(): Book<P> {
  const disagreements: Disagreement<P>[] = [];
  const entries: Record<string, number> = {};
  const lateMs: number[] = [];
  let acts = 0;
  let refused = 0;
  return {
    note(piece, real, found) {
      acts += piece.deeds.length;
      refused += real.refusals.filter((refusal) => refusal !== undefined).length;
      for (const { kind } of real.entries) entries[kind] = (entries[kind] ?? 0) + 1;
      lateMs.push(found.lateMs);
      if (found.disagreements.length > 0) disagreements.push({ piece, found: found.disagreements });
    },
    report: (again) => ({
      scenes: lateMs.length,
      acts,
      refused,
      entries,
      disagreements,
      again,
      lateMs: lateMs.toSorted((a, b) => a - b),
    }),
  };
}
