import { createHmac } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import { isObject } from '../../engine/model/base.ts';
import { jsonOf } from '../../platform/json-of.ts';
import { anchorsAfter, type Anchor } from '../../store/anchors.ts';
import { canonicalJson } from '../../store/canonical.ts';
import type { Store } from '../../store/database.ts';
import { sameSecret } from '../access/same-secret.ts';

/** Where anchors are kept apart from the database, and the key that it never sees. */
export interface AnchorSettings {
  readonly file: string;
  readonly key: string;
}

/** The file of these settings, if they have one. */
export const anchorFileOf = ({
  file,
  key,
}: {
  readonly file?: string;
  readonly key: string;
}): AnchorSettings | undefined => (file === undefined ? undefined : { file, key });

/** Where the file of anchors is not what was written, or not what the database says. */
export type AnchorFileFault =
  | { readonly code: 'anchor-file-forged'; readonly line: number }
  /** The file has it, and the database does not: it is older, or was cut off. */
  | { readonly code: 'anchor-missing'; readonly anchor: number }
  | { readonly code: 'anchor-differs'; readonly anchor: number }
  /** The database has it, and the file does not. */
  | { readonly code: 'anchor-not-kept'; readonly anchor: number };

/** Appends the anchors that the file does not have yet, a line each, and waits until they are on the disk. */
export async function keepAnchors(store: Store, settings: AnchorSettings): Promise<void> {
  const { anchors, torn } = await readAnchors(settings);
  const last = Math.max(0, ...anchors.map((anchor) => anchor?.number ?? 0));
  const lines = (await anchorsAfter(store, last)).map((anchor) => anchorLine(anchor, settings.key));
  if (lines.length === 0) return;
  const file = await open(settings.file, 'a', 0o600);
  try {
    await file.appendFile(`${torn ? '\n' : ''}${lines.join('')}`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Compares the file with the anchors of the database. */
export async function verifyAnchorFile(
  store: Store,
  settings: AnchorSettings,
): Promise<readonly AnchorFileFault[]> {
  const { anchors: kept } = await readAnchors(settings);
  const roots = new Map((await anchorsAfter(store, 0)).map(({ number, root }) => [number, root]));
  const faults = kept.flatMap((anchor, index): readonly AnchorFileFault[] => {
    if (anchor === undefined) return [{ code: 'anchor-file-forged', line: index + 1 }];
    const { number, root } = anchor;
    const stored = roots.get(number);
    if (stored === root) return [];
    return [{ code: stored === undefined ? 'anchor-missing' : 'anchor-differs', anchor: number }];
  });
  const numbers = new Set(kept.map((anchor) => anchor?.number));
  const lacking = [...roots.keys()].filter((number) => !numbers.has(number));
  return [
    ...faults,
    ...lacking.map((anchor): AnchorFileFault => ({ code: 'anchor-not-kept', anchor })),
  ];
}

/** An anchor as it is kept apart from the database: JSON with the HMAC, and a line break. */
export const anchorLine = (anchor: Anchor, key: string): string =>
  `${canonicalJson({ ...anchor, mac: macOf(anchor, key) })}\n`;

const macOf = ({ number, at, root }: Anchor, key: string): string =>
  createHmac('sha256', key).update(canonicalJson({ number, at, root })).digest('hex');

interface KeptAnchors {
  /** By line; undefined where one was not written with the key. */
  readonly anchors: readonly (Anchor | undefined)[];
  /** A crash has left a part of a line at the end. Whatever it was to keep stands on the next. */
  readonly torn: boolean;
}

async function readAnchors({ file, key }: AnchorSettings): Promise<KeptAnchors> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (isObject(error) && error['code'] === 'ENOENT') return '';
    throw error;
  });
  const lines = text.split('\n').map(jsonOf);
  return {
    anchors: lines.filter((line) => line !== undefined).map((line) => anchorIn(line, key)),
    torn: text !== '' && !text.endsWith('\n'),
  };
}

function anchorIn(read: unknown, key: string): Anchor | undefined {
  if (!isObject(read)) return undefined;
  const { number, at, root, mac } = read;
  if (typeof number !== 'number' || typeof at !== 'number' || typeof root !== 'string')
    return undefined;
  const anchor = { number, at, root };
  return sameSecret(String(mac), macOf(anchor, key)) ? anchor : undefined;
}
