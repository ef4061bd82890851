import type { DefinedFinding } from '../finding/define-finding.ts';
import { rules } from './index.ts';

/** Every kind of finding by its code: all that the rules can find. */
export const findingKinds: ReadonlyMap<string, DefinedFinding<object>> = new Map(
  rules.flatMap(({ finds }) => finds).map((kind) => [kind.code, kind]),
);
