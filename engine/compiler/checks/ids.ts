import { messageClasses } from '../../message.ts';
import { kinds } from '../../steps/index.ts';
import type { Fault, Path } from '../source.ts';
import { isRecord } from '../walk.ts';
import type { WrittenFlow } from '../written-flow.ts';

const reserved = new Set(['case', 'answer', 'candidate', ...messageClasses, ...Object.keys(kinds)]);

/** Ids are unique in a flow, and do not hide what has a meaning of its own. */
export function* ids({ steps, id: flow, source }: WrittenFlow): Generator<Fault> {
  const first = new Map<string, Path>();
  for (const { id, place } of steps) {
    if (id === undefined) continue;
    const path = [...place.path, 'id'];
    const other = first.get(id);
    if (other) yield duplicate(path, id, source.at(other, 'value').line);
    else if (reserved.has(id)) yield reservedId(path, id);
    else first.set(id, path);
  }
  yield* fileName(source.value, flow);
}

const duplicate = (path: Path, id: string, line: number): Fault => ({
  code: 'duplicate-id',
  path,
  what: 'value',
  message: `the id "${id}" is already taken in line ${line}`,
  hint: 'give each step an id of its own',
});

const reservedId = (path: Path, id: string): Fault => ({
  code: 'reserved-id',
  path,
  what: 'value',
  message: `"${id}" has a meaning of its own and cannot be an id`,
  hint: `call the step something else, e.g. "${id}-step"`,
});

function* fileName(value: unknown, expected: string): Generator<Fault> {
  const written = isRecord(value) ? value['flow'] : undefined;
  if (typeof written === 'string' && written !== expected)
    yield {
      code: 'wrong-name',
      path: ['flow'],
      what: 'value',
      message: `the flow is called "${written}", its file "${expected}.yaml"`,
      hint: `write "flow: ${expected}", or rename the file`,
    };
}
