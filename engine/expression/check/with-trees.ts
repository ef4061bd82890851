import { isList, isObject, type Expression, type Json } from '../../model/base.ts';
import { createDialect } from './dialect.ts';
import { treeOf } from './tree-of.ts';

/**
 * Gives every expression in a plan its tree, if it was compiled before there were trees. Such a plan is pinned with its case, and the
 * sandbox of workflows has no CEL to read it with: so it is read on the way there, once more from the text that the author wrote. What
 * the dialect has lost since (division, an index, a conversion of a value) gets no tree, and fails its case as it could before.
 */
export function withTrees(plan: Json): Json {
  if (isList(plan)) return plan.map(withTrees);
  if (!isObject(plan)) return plan;
  const { cel, tree } = plan;
  if (typeof cel === 'string' && tree === undefined)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a tree is JSON, which the compiler cannot know of an interface
    return { ...plan, ...withTree({ cel }) } as unknown as Json;
  return Object.fromEntries(Object.entries(plan).map(([key, value]) => [key, withTrees(value)]));
}

/** Whether an expression in a plan has no tree. */
export function lacksTree(plan: Json): boolean {
  if (isList(plan)) return plan.some(lacksTree);
  if (!isObject(plan)) return false;
  return (
    (typeof plan['cel'] === 'string' && plan['tree'] === undefined) ||
    Object.values(plan).some(lacksTree)
  );
}

const dialect = createDialect(true);

/** Reads an expression whose date-times are compared as `timestamp(...)`, by its text alone. */
export function withTree({ cel }: Expression): Expression {
  try {
    const tree = treeOf(dialect.parse(cel).ast, new Map());
    return tree === undefined ? { cel } : { cel, tree };
  } catch {
    return { cel };
  }
}
