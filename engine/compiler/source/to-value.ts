import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Alias, Document, Node, Pair, Scalar, YAMLMap } from 'yaml';
import type { DiagnosticMessage, OffsetDiagnostic } from './source.ts';

/** Nodes that all aliases of a file together may repeat. */
const maxRepeated = 10_000;
const maxDepth = 100;
/** Entries of one map or list, so that checks that compare each with each stay quick. */
const maxEntries = 5000;

const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

/** Turns YAML nodes into plain JSON. The library's own function walks the whole document for each alias, and throws on an unknown one. */
export function toValue(document: Document.Parsed): {
  readonly value: unknown;
  readonly found: readonly OffsetDiagnostic[];
  readonly targets: ReadonlyMap<Alias, Node>;
} {
  const state: ConversionState = {
    diagnostics: [],
    anchors: new Map(),
    targets: new Map(),
    repeated: 0,
    inAlias: 0,
  };
  return {
    value: valueOf(document.contents, state, 0),
    found: state.diagnostics,
    targets: state.targets,
  };
}

interface ConversionState {
  readonly diagnostics: OffsetDiagnostic[];
  readonly anchors: Map<string, Node>;
  readonly targets: Map<Alias, Node>;
  repeated: number;
  inAlias: number;
}

function valueOf(node: Node | null, state: ConversionState, depth: number): unknown {
  if (node === null) return null;
  if (isAlias(node)) return aliasValue(node, state, depth);
  if (state.inAlias > 0) state.repeated += 1;
  if (depth > maxDepth) state.repeated = Infinity;
  if (state.repeated > maxRepeated) return null;
  const value = plainValue(node, state, depth);
  // Set after the value is made, because an alias inside its own anchor is an unknown one.
  if ('anchor' in node && typeof node.anchor === 'string') state.anchors.set(node.anchor, node);
  return value;
}

function plainValue(node: Node, state: ConversionState, depth: number): unknown {
  if (isScalar(node)) return scalarValue(node, state);
  if ('items' in node && Array.isArray(node.items) && node.items.length > maxEntries) {
    addDiagnostic(state, node, tooMany);
    return null;
  }
  if (isMap(node)) return mapValue(node, state, depth);
  if (isSeq(node)) return node.items.map((item) => valueOf(asNode(item), state, depth + 1));
  return null;
}

const tooMany: DiagnosticMessage = {
  code: 'yaml-too-many',
  message: `a map or list has more than ${maxEntries} entries`,
  hint: 'split the file',
};

function scalarValue(node: Scalar, state: ConversionState): unknown {
  const { value } = node;
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  addDiagnostic(state, node, {
    code: 'yaml-value',
    message: `"${node.source ?? 'this'}" is not a value that can be used`,
    hint: 'write a plain number, text, true or false',
  });
  return null;
}

function mapValue(map: YAMLMap, state: ConversionState, depth: number): unknown {
  const entries = new Map<string, unknown>();
  for (const pair of map.items) {
    const key = keyOf(pair);
    const rejection = rejectKey(key, entries);
    if (rejection) addDiagnostic(state, asNode(pair.key), rejection);
    const value = valueOf(asNode(pair.value), state, depth + 1);
    if (!rejection) entries.set(key, value);
  }
  return Object.fromEntries(entries);
}

function rejectKey(
  key: string,
  entries: ReadonlyMap<string, unknown>,
): DiagnosticMessage | undefined {
  if (key === '<<')
    return {
      code: 'yaml-merge-key',
      message: '"<<" merges nothing: keys are merged in YAML 1.1 alone',
      hint: 'write the keys out, or use an alias for a whole value: "key: *anchor"',
    };
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

function aliasValue(alias: Alias, state: ConversionState, depth: number): unknown {
  const target = state.anchors.get(alias.source);
  if (target === undefined) {
    addDiagnostic(state, alias, {
      code: 'yaml-unknown-alias',
      message: `"*${alias.source}" names no anchor that stands before it`,
      hint: `mark a value with "&${alias.source}" further up, or put a text that begins with * in quotes`,
    });
    return null;
  }
  state.targets.set(alias, target);
  state.inAlias += 1;
  const value = valueOf(target, state, depth);
  state.inAlias -= 1;
  if (state.inAlias === 0 && state.repeated > maxRepeated) reportAliasBomb(alias, state);
  return value;
}

function reportAliasBomb(alias: Alias, state: ConversionState): void {
  if (state.diagnostics.some(({ code }) => code === 'yaml-aliases')) return;
  addDiagnostic(state, alias, {
    code: 'yaml-aliases',
    message: `the aliases of this file repeat more than ${maxRepeated} values`,
    hint: 'write the values out instead of using anchors and aliases',
  });
}

function addDiagnostic(
  state: ConversionState,
  node: Node | null,
  message: DiagnosticMessage,
): void {
  const [from, to] = node?.range ?? [0, 0];
  state.diagnostics.push({ ...message, from, to });
}

/** The text of a key. Documents are composed with `stringKeys`, so any other key has been reported already. */
export const keyOf = ({ key }: Pair): string => {
  if (isScalar(key) && typeof key.value === 'string') return key.value;
  return '';
};

/** Items of a composed document are nodes. */
// eslint-disable-next-line typescript/no-unsafe-type-assertion -- the library types items of a parsed collection as unknown
export const asNode = (item: unknown): Node | null => (item ?? null) as Node | null;
