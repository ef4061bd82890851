import { isList, isObject, type Json, type JsonObject } from '../engine/model/base.ts';
import { kinds } from '../engine/steps/index.ts';

/**
 * A drawn flow in which every other list under `shows` has a message as well: one that a single step of the flow sends to the candidate, in
 * words that can be told before. Nothing is drawn for it, so that all else stays as it was; `parts` may send messages too.
 */
export function showMessages<Flow extends object>(flow: Flow, parts: object): Flow {
  const template = sentOnce(flow, JSON.stringify(parts));
  let lists = 0;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what goes in comes out, but for entries of lists
  return JSON.parse(JSON.stringify(flow), (key, value: Json) => {
    if (key !== 'shows' || !Array.isArray(value)) return value;
    const named = value.filter((one) => typeof one === 'string');
    lists += 1;
    return template === undefined || lists % 2 === 0 ? named : [...named, { message: template }];
  }) as Flow;
}

/** The first template that stands in the flow once, and there as the message of a step. */
function sentOnce(flow: object, parts: string): string | undefined {
  const text = JSON.stringify(flow);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a flow is written as JSON
  return [...objectsIn(flow as JsonObject)].flatMap(templateTold).find((template) => {
    const quoted = JSON.stringify(template);
    return text.split(quoted).length === 2 && !parts.includes(template);
  });
}

function templateTold(step: JsonObject): readonly string[] {
  return Object.values(kinds).flatMap(({ kind, tells, request }) => {
    const template = step[request?.key ?? (tells === true ? 'template' : '')];
    const isTold = step[kind] === 'candidate' && typeof template === 'string';
    return isTold && isKnownBefore(step['with'] ?? {}) ? [template] : [];
  });
}

/** Whether expressions read facts and answers to forms alone. */
const isKnownBefore = (given: Json): boolean =>
  Object.values(isObject(given) ? given : {}).every(
    (value) =>
      typeof value === 'string' &&
      (!value.startsWith('=') || !/\w\.\w/.test(value.replaceAll(readBefore, ''))),
  );

const readBefore = /'[^']*'|"[^"]*"|\bcase\.[\w.]+|\b\w+\.answers\.\w+/g;

function* objectsIn(value: Json): Generator<JsonObject> {
  if (isList(value)) for (const one of value) yield* objectsIn(one);
  if (!isObject(value)) return;
  yield value;
  for (const one of Object.values(value)) yield* objectsIn(one);
}
