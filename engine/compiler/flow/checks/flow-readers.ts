import { isObject } from '../../../model/base.ts';
import { checkReaderRoles } from '../../schema/reader-roles.ts';
import type { PathDiagnostic } from '../../source/source.ts';
import type { Library } from '../library.ts';
import type { WrittenFlow } from '../written-flow.ts';

/** The roles that find the cases of a flow exist. */
export function* checkFlowReaders(
  { source: { value } }: WrittenFlow,
  { roles }: Pick<Library, 'roles'>,
): Generator<PathDiagnostic> {
  const readers = isObject(value) ? value['readers'] : undefined;
  if (Array.isArray(readers)) yield* checkReaderRoles(readers.filter(isText), [], roles);
}

const isText = (value: unknown): value is string => typeof value === 'string';
