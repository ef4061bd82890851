import type { Instant } from '../../engine/model/base.ts';
import type { Diagnostic } from '../../engine/model/diagnostic.ts';
import type { Keep } from '../../engine/model/house.ts';
import type { Store } from '../../store/database.ts';
import { endedCasesAfter, type EndedCase } from '../../store/ended-cases.ts';
import type { Catalog, Definitions } from './catalog.ts';
import type { ErasureRefusal, ErasureResult, ErasureService } from './erasure-service.ts';
import { keptUntil, type KeptUntil } from './kept-until.ts';
import type { ServerLog } from './server-log.ts';

/** Erases cases once the time for which `house.yaml` has them kept is over. */
export interface RetentionService {
  /** Cases whose time is over by this instant, a page of them, and what would become of those whose time is over now. */
  list(until: Instant, page: SweepPage): Promise<RetentionResult<DueCase>>;
  /** Erases what is due of a page of cases. What cannot be erased is told, and keeps no other case. */
  sweep(page: SweepPage, by?: string): Promise<RetentionResult<SweptCase>>;
  /** What is wrong with `house.yaml` now, so that nothing is erased. */
  diagnostics(): Promise<readonly Diagnostic[]>;
}

/** A part of all cases that have ended, in the order of their ids. */
export interface SweepPage {
  /** Id of the last case of the part before. */
  readonly after?: string | undefined;
  readonly limit: number;
  /** Hashes of plans whose cases whoever asks does not find. */
  readonly hidden?: readonly string[];
}

export type RetentionResult<Found> =
  | { readonly kind: 'done'; readonly cases: readonly Found[]; readonly next?: string }
  /** `house.yaml` has faults: nobody knows what it means to say, so nothing is erased. */
  | { readonly kind: 'unsound'; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: 'unavailable' };

/** A case with the time for which it is kept. */
export interface DueCase extends KeptUntil {
  readonly case: string;
  readonly flow: string;
  readonly outcome: string;
  readonly endedAt: Instant;
  /** Why it would not be erased now, though its time is over. */
  readonly obstacle?: string;
}

/** A case whose time is over, and why it could not be erased, if so. */
export interface SweptCase extends KeptUntil {
  readonly case: string;
  /** Something that passes: it is looked at again the next time. */
  readonly waits?: ErasureRefusal;
  /** What went wrong. */
  readonly failed?: string;
}

export interface RetentionParts {
  readonly store: Store;
  readonly catalog: Catalog;
  readonly erasures: ErasureService;
  readonly now: () => Instant;
  readonly log: ServerLog;
}

export const createRetentionService = (parts: RetentionParts): RetentionService => ({
  list: (until, page) => throughPage(parts, page, (found) => dueCase(parts, found, until)),
  sweep: (page, by) => throughPage(parts, page, (found) => sweepCase(parts, found, by)),
  diagnostics: async () => houseDiagnostics(await parts.catalog.current()),
});

/** A case, and until when it is kept. */
interface KeptCase {
  readonly ended: EndedCase;
  readonly kept: KeptUntil;
}

async function throughPage<Found>(
  { store, catalog }: RetentionParts,
  { after = '', ...part }: SweepPage,
  look: (found: KeptCase) => Promise<Found | 'unavailable' | undefined>,
): Promise<RetentionResult<Found>> {
  const current = await catalog.current();
  const { house } = current;
  if (house === undefined) return { kind: 'unsound', diagnostics: houseDiagnostics(current) };
  const page = await endedCasesAfter(store, { after, ...part });
  const cases: Found[] = [];
  for (const { ended, kept } of keptCases(page, house.keep)) {
    const found = await look({ ended, kept });
    if (found === 'unavailable') return { kind: 'unavailable' };
    if (found !== undefined) cases.push(found);
  }
  const last = page.length < part.limit ? undefined : page.at(-1)?.id;
  return { kind: 'done', cases, ...(last !== undefined && { next: last }) };
}

/** The diagnostics of `house.yaml` where it cannot be read; where it can, none, also of its warnings. */
const houseDiagnostics = ({
  house,
  diagnostics,
}: Pick<Definitions, 'house' | 'diagnostics'>): readonly Diagnostic[] =>
  house === undefined ? diagnostics.filter(({ file }) => isHouse(file)) : [];

const isHouse = (file: string): boolean => /^house\.ya?ml$/.test(file);

const keptCases = (page: readonly EndedCase[], now: Keep | undefined): readonly KeptCase[] =>
  page.flatMap((ended) => {
    const kept = keptUntil(ended, now);
    return kept === undefined ? [] : [{ ended, kept }];
  });

async function dueCase(
  { erasures, now }: RetentionParts,
  { ended: { id, flow, outcome, lastAt }, kept }: KeptCase,
  until: Instant,
): Promise<DueCase | 'unavailable' | undefined> {
  if (kept.until > until) return undefined;
  const due = { case: id, flow, outcome, endedAt: lastAt, ...kept };
  if (kept.until > now()) return due;
  try {
    const result = await erasures.erase(id, { dryRun: true, because: 'keep-over' });
    if (result.kind === 'unavailable') return 'unavailable';
    return result.kind === 'refused' ? { ...due, obstacle: result.refusal.message } : due;
  } catch (error) {
    return { ...due, obstacle: reasonOf(error) };
  }
}

async function sweepCase(
  { erasures, now, log }: RetentionParts,
  { ended: { id }, kept }: KeptCase,
  by: string | undefined,
): Promise<SweptCase | 'unavailable' | undefined> {
  if (kept.until > now()) return undefined;
  const why = { because: 'keep-over', keep: kept.keep, ...(by !== undefined && { by }) } as const;
  const swept = { case: id, ...kept };
  try {
    return sweptBy(await erasures.erase(id, { dryRun: false, ...why }), swept);
  } catch (error) {
    // One case that cannot be erased must keep no other.
    log.error({ case: id, err: error }, 'a case whose time is over could not be erased');
    return { ...swept, failed: reasonOf(error) };
  }
}

const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

function sweptBy(result: ErasureResult, swept: SweptCase): SweptCase | 'unavailable' | undefined {
  if (result.kind === 'unavailable') return 'unavailable';
  if (result.kind !== 'refused') return swept;
  // Another server was first.
  return result.refusal.code === 'already-erased' ? undefined : { ...swept, waits: result.refusal };
}
