import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Alias, Node, Pair } from 'yaml';
import type { ValuePath, Range, Source } from './source.ts';
import { asNode, keyOf } from './to-value.ts';

interface ComposedDocument {
  readonly contents: Node | null;
  readonly targets: ReadonlyMap<Alias, Node>;
  readonly text: string;
  readonly range: (from: number, to: number) => Range;
}

/** Finds the place of every part of a composed document. */
export function createLocator(composed: ComposedDocument): Pick<Source, 'at' | 'within'> {
  const at: Source['at'] = (path, what) => {
    const { key, node } = walk(composed, path);
    const valued = node?.range && node.range[1] > node.range[0] ? node : undefined;
    return rangeOf(composed, (what === 'key' ? (key ?? valued) : (valued ?? key)) ?? null);
  };
  return {
    at,
    within: (path, start, end) => {
      const { node } = walk(composed, path);
      const from = node && literalStart(composed, node);
      return from === undefined || from === null
        ? at(path, 'value')
        : composed.range(from + start, from + end);
    },
  };
}

interface KeyedNode {
  readonly key: Node | null;
  readonly node: Node | null;
}

function walk(composed: ComposedDocument, path: ValuePath): KeyedNode {
  let found: KeyedNode = { key: null, node: composed.contents };
  for (const part of path) {
    const next = childOf(resolve(composed, found.node), part);
    if (next === undefined) return found;
    found = next;
  }
  return found;
}

function childOf(node: Node | null, part: string | number): KeyedNode | undefined {
  if (isMap(node)) {
    const pair = node.items.find((item: Pair) => keyOf(item) === String(part));
    return pair && { key: asNode(pair.key), node: asNode(pair.value) };
  }
  if (isSeq(node) && typeof part === 'number' && part < node.items.length)
    return { key: null, node: asNode(node.items[part]) };
  return undefined;
}

const resolve = ({ targets }: ComposedDocument, node: Node | null): Node | null =>
  isAlias(node) ? (targets.get(node) ?? null) : node;

function rangeOf({ range, text }: ComposedDocument, node: Node | null): Range {
  const [from, to] = node?.range ?? [0, 1];
  // The node of a block collection ends behind its last line break.
  const written = text.slice(from, to).trimEnd().length;
  return range(from, from + Math.max(written, Math.min(1, to - from)));
}

/** Offset of the text of a scalar that stands in the source letter by letter; else undefined. */
function literalStart({ text }: ComposedDocument, node: Node): number | undefined {
  if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return undefined;
  const from = node.range[0] + (node.type === 'PLAIN' ? 0 : 1);
  return text.startsWith(node.value, from) ? from : undefined;
}
