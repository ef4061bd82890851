import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Alias, Document, Node, Pair, Scalar, YAMLMap } from 'yaml';
import type { Found } from './compose.ts';
import type { Finding } from './source.ts';

/** Aliases may repeat at most this many nodes in all. */
const maxRepeated = 10_000;
const maxDepth = 100;
/** In one map or list: what compares each with each stays quick. */
const maxEntries = 5000;

const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

/** YAML nodes to plain JSON. Own code, because the library's resolves each alias by a walk of the whole document and throws on an unknown one. */
export function toValue(document: Document.Parsed): {
  readonly value: unknown;
  readonly found: readonly Found[];
  readonly targets: ReadonlyMap<Alias, Node>;
} {
  const walk: Walk = { found: [], anchors: new Map(), targets: new Map(), repeated: 0, inAlias: 0 };
  return {
    value: valueOf(document.contents, walk, 0),
    found: walk.found,
    targets: walk.targets,
  };
}

interface Walk {
  readonly found: Found[];
  readonly anchors: Map<string, Node>;
  readonly targets: Map<Alias, Node>;
  repeated: number;
  inAlias: number;
}

function valueOf(node: Node | null, walk: Walk, depth: number): unknown {
  if (node === null) return null;
  if (isAlias(node)) return aliasValue(node, walk, depth);
  if (walk.inAlias > 0) walk.repeated += 1;
  if (depth > maxDepth) walk.repeated = Infinity;
  if (walk.repeated > maxRepeated) return null;
  const value = plainValue(node, walk, depth);
  // Only now: an alias inside its own anchor is unknown there.
  if ('anchor' in node && typeof node.anchor === 'string') walk.anchors.set(node.anchor, node);
  return value;
}

function plainValue(node: Node, walk: Walk, depth: number): unknown {
  if (isScalar(node)) return scalarValue(node, walk);
  if ('items' in node && Array.isArray(node.items) && node.items.length > maxEntries) {
    add(walk, node, tooMany);
    return null;
  }
  if (isMap(node)) return mapValue(node, walk, depth);
  if (isSeq(node)) return node.items.map((item) => valueOf(asNode(item), walk, depth + 1));
  return null;
}

const tooMany: Finding = {
  code: 'yaml-too-many',
  message: `a map or list has more than ${maxEntries} entries`,
  hint: 'split the file',
};

function scalarValue(node: Scalar, walk: Walk): unknown {
  const { value } = node;
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  add(walk, node, {
    code: 'yaml-value',
    message: `"${node.source ?? 'this'}" is not a value that can be used`,
    hint: 'write a plain number, text, true or false',
  });
  return null;
}

function mapValue(map: YAMLMap, walk: Walk, depth: number): unknown {
  const entries = new Map<string, unknown>();
  for (const pair of map.items) {
    const key = keyOf(pair);
    const refusal = refuseKey(key, entries);
    if (refusal) add(walk, asNode(pair.key), refusal);
    const value = valueOf(asNode(pair.value), walk, depth + 1);
    if (!refusal) entries.set(key, value);
  }
  return Object.fromEntries(entries);
}

function refuseKey(key: string, entries: ReadonlyMap<string, unknown>): Finding | undefined {
  if (forbidden.has(key))
    return {
      code: 'yaml-forbidden-key',
      message: `a key must not be called "${key}"`,
      hint: 'choose another name',
    };
  if (entries.has(key))
    return {
      code: 'yaml-duplicate-key',
      message: `"${key}" is written twice in the same map`,
      hint: 'keep one of the two; further steps begin with "- "',
    };
  return undefined;
}

function aliasValue(alias: Alias, walk: Walk, depth: number): unknown {
  const target = walk.anchors.get(alias.source);
  if (target === undefined) {
    add(walk, alias, {
      code: 'yaml-unknown-alias',
      message: `"*${alias.source}" names no anchor that stands before it`,
      hint: `mark a value with "&${alias.source}" further up, or put a text that begins with * in quotes`,
    });
    return null;
  }
  walk.targets.set(alias, target);
  walk.inAlias += 1;
  const value = valueOf(target, walk, depth);
  walk.inAlias -= 1;
  if (walk.inAlias === 0 && walk.repeated > maxRepeated) refuseBomb(alias, walk);
  return value;
}

function refuseBomb(alias: Alias, walk: Walk): void {
  if (walk.found.some(({ code }) => code === 'yaml-aliases')) return;
  add(walk, alias, {
    code: 'yaml-aliases',
    message: `the aliases of this file repeat more than ${maxRepeated} values`,
    hint: 'write the values out instead of using anchors and aliases',
  });
}

function add(walk: Walk, node: Node | null, finding: Finding): void {
  const [from, to] = node?.range ?? [0, 0];
  walk.found.push({ ...finding, from, to });
}

/** The text of a key; composed with `stringKeys`, so that any other has been reported already. */
export const keyOf = ({ key }: Pair): string => {
  if (isScalar(key) && typeof key.value === 'string') return key.value;
  return '';
};

/** Composed documents hold nodes alone. */
// eslint-disable-next-line typescript/no-unsafe-type-assertion -- the library types items of a parsed collection as unknown
export const asNode = (item: unknown): Node | null => (item ?? null) as Node | null;
