import { isObject, type Instant } from '../engine/model/base.ts';
import { canonicalJson, sha256 } from './canonical.ts';

/** An entry of a chain as its table holds it. */
export interface ChainRow {
  readonly seq: number;
  readonly kind: string;
  readonly at: Instant;
  readonly entry: unknown;
  readonly hash: string;
}

/** The end of a chain, as it is stored apart from its entries. */
export interface ChainHead {
  readonly last_seq: number;
  readonly last_hash: string;
}

/**
 * What became of a chain. `brokenAt` is the first entry that is changed, missing, or disagrees with the head; with `column`, the first one
 * of which this column of its row tells something else than the entry.
 */
export type ChainState = 'intact' | BrokenChain;

/** Where a chain is not what was written. */
export interface BrokenChain {
  readonly brokenAt: number;
  readonly column?: RepeatedColumn;
}

/** A column that repeats what an entry says, so that the database can look for it. */
export type RepeatedColumn = 'kind' | 'at';

/** The row of an entry that follows on `previous`, and its hash. */
export function linked(
  previous: string,
  entry: object,
): { readonly text: string; readonly hash: string } {
  const text = canonicalJson(entry);
  return { text, hash: sha256(previous + text) };
}

/** 128 bits of a hash: enough to know an entry by, where bytes are dear. */
export const shortHash = (hash: string): string => hash.slice(0, 32);

/** Recomputes a chain from its first link on, which stands for what the chain is about. */
export function verifyChain(first: string, rows: readonly ChainRow[], head: ChainHead): ChainState {
  let hash = first;
  for (const [index, row] of rows.entries()) {
    hash = sha256(hash + canonicalJson(row.entry));
    if (row.seq !== index + 1 || row.hash !== hash) return { brokenAt: index + 1 };
    const column = differingColumn(row);
    if (column) return { brokenAt: row.seq, column };
  }
  if (rows.length !== head.last_seq) return { brokenAt: rows.length + 1 };
  return hash === head.last_hash ? 'intact' : { brokenAt: Math.max(1, rows.length) };
}

// The chain holds the entry alone, and queries read the columns.
function differingColumn({ entry, ...row }: ChainRow): RepeatedColumn | undefined {
  const said = isObject(entry) ? entry : {};
  return repeatedColumns.find((column) => row[column] !== said[column]);
}

const repeatedColumns: readonly RepeatedColumn[] = ['kind', 'at'];
