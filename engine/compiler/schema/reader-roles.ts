import { didYouMean } from '../../expression/check/nearest.ts';
import type { AnnotatedSchema } from '../../steps/step.ts';
import type { PathDiagnostic, ValuePath } from '../source/source.ts';
import { idPattern } from './shared-schemas.ts';

/** `readers`: the roles whose holders may read something, at least one. */
export const readerRoles = (description: string): AnnotatedSchema => ({
  type: 'array',
  minItems: 1,
  maxItems: 50,
  items: { type: 'string', title: 'a role', pattern: idPattern, examples: ['compensation'] },
  description,
});

/** Readers that are no roles of the directory; `roles` is missing where these cannot be read. */
export function* checkReaderRoles(
  readers: readonly string[] = [],
  path: ValuePath,
  roles: readonly string[] | undefined,
): Generator<PathDiagnostic> {
  if (roles === undefined) return;
  for (const [index, role] of readers.entries())
    if (!roles.includes(role))
      yield {
        code: 'unknown-who',
        path: [...path, 'readers', index],
        what: 'value',
        message: `"${role}" is not a role of directory.yaml, and only roles read by it`,
        hint: didYouMean(role, roles, `known: ${roles.join(', ')}`),
      };
}
