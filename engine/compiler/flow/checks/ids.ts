import { isReservedName } from '../../../expression/check/reserved-names.ts';
import { identifierOf } from '../../../expression/identifier.ts';
import { wordingAlone } from '../../../model/approval-subject.ts';
import { isObject } from '../../../model/base.ts';
import { messageClasses } from '../../../model/message.ts';
import { type AnyKind, kinds } from '../../../steps/index.ts';
import { checkFileName } from '../../schema/compile-file.ts';
import type { PathDiagnostic, ValuePath } from '../../source/source.ts';
import type { WrittenFlow } from '../written-flow.ts';

const reserved = new Set(['case', 'candidate', wordingAlone, ...Object.keys(kinds)]);
/** Names that a backstop may use beside the ids of steps that tell. */
const reservedForTelling = new Set(['answer', ...messageClasses]);

/** Ids are unique in a flow, and do not hide what has a meaning of its own. */
export function* checkIds({ steps, id: flow, source }: WrittenFlow): Generator<PathDiagnostic> {
  const first = new Map<string, ValuePath>();
  for (const { id, place, kind } of steps) {
    if (id === undefined) continue;
    const path = [...place.path, 'id'];
    const other = first.get(id);
    if (other) yield duplicate(path, id, source.at(other, 'value').line);
    else if (isReserved(id, kind)) yield reservedId(path, id);
    else first.set(id, path);
  }
  for (const key of ['flow', 'part']) {
    const written = isObject(source.value) ? source.value[key] : undefined;
    if (typeof written === 'string') yield* checkFileName(key, written, flow);
  }
}

const isReserved = (id: string, { tells }: AnyKind): boolean =>
  reserved.has(id) ||
  isReservedName(identifierOf(id)) ||
  (tells === true && reservedForTelling.has(id));

const duplicate = (path: ValuePath, id: string, line: number): PathDiagnostic => ({
  code: 'duplicate-id',
  path,
  what: 'value',
  message: `the id "${id}" is already taken in line ${line}`,
  hint: 'give each step an id of its own',
});

const reservedId = (path: ValuePath, id: string): PathDiagnostic => ({
  code: 'reserved-id',
  path,
  what: 'value',
  message: `"${id}" has a meaning of its own and cannot be an id`,
  hint: `call the step something else, e.g. "${id}-step"`,
});
