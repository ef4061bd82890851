import { flowSchema } from '../../engine/compiler/flow/flow-schema.ts';
import { momentsOfMessage } from '../../engine/steps/flow-message.ts';
import { type AnyKind, kinds } from '../../engine/steps/index.ts';
import { asksByMessage, messageStepOf } from '../../engine/steps/message-step.ts';
import type { AnnotatedSchema } from '../../engine/steps/step.ts';
import type { Choices } from './choices.ts';
import { writePromises } from './random-promise.ts';
import { writeStep } from './random-step.ts';
import { writeRecord, writeValue } from './random-value.ts';
import {
  fewSteps,
  type KnownStep,
  type WritingContext,
  writingContext,
  type Writer,
} from './writing-context.ts';

/** A random flow as an author might write it. It names no kind of step: the schemas say what may be written. */
export function writeFlow(choices: Choices, flow: string, calendar: string): object {
  const writer = createWriter(choices);
  const { on, backstops } = flowSchema().properties ?? {};
  const { list } = writer.steps(writingContext(), [1, 3, 5, 4, 2, 6, 4]);
  const events = Object.keys(on?.properties ?? {}).filter(() => choices.chance(60));
  const handlers = events.map((event) => [event, handler(writer)] as const);
  const beside = choices.chance(35) ? [backstop(backstops?.items ?? {}, writer)] : [];
  return {
    flow,
    title: flow,
    calendar,
    steps: list.length > 0 ? list : [writer.last()],
    ...(handlers.length > 0 && { on: Object.fromEntries(handlers) }),
    ...(beside.length > 0 && { backstops: beside }),
    ...writePromises(choices, writer),
  };
}

const maxDepth = 3;
const maxSteps = 20;
const allKinds = Object.values(kinds);
const ending = allKinds.filter(({ ends }) => ends === true);
const condition: AnnotatedSchema = { type: 'string', expression: { type: 'bool' } };

function createWriter(choices: Choices): Writer {
  const tellSteps: string[] = [];
  const tasks: string[] = [];
  const ids: string[] = [];
  const step = (kind: AnyKind, context: WritingContext): RandomStep => {
    const id = `s${ids.length + 1}`;
    ids.push(id);
    const named = choices.chance(70);
    const when = choices.chance(10) ? writeValue(condition, context, writer) : undefined;
    const { fields, ends } = writeStep(
      kind,
      { ...context, depth: context.depth + 1, inside: [] },
      writer,
    );
    const message = named ? messageStepOf(kind, fields, id) : undefined;
    if (message !== undefined) tellSteps.push(message);
    if (named && kind.outcomes !== undefined) tasks.push(id);
    return {
      fields: { ...fields, ...(named && { id }), ...(when !== undefined && { when }) },
      certain: named && when === undefined ? [{ id, results: resultsOf(kind, fields) }] : [],
      ends,
    };
  };
  const writer: Writer = {
    choices,
    tellSteps,
    tasks,
    last: () => writeStep(pick(choices, ending), writingContext(), writer).fields,
    steps(context, counts) {
      const found = createList(context);
      const count = counts[choices.below(counts.length)] ?? 0;
      for (const left of Array.from({ length: count }, (_none, index) => count - index)) {
        if (found.ends || ids.length >= maxSteps) break;
        const last = context.mayEnd && (left === 1 || context.depth > 0) && choices.chance(25);
        const kind = pick(choices, last ? ending : kindsAt(context));
        found.add(step(kind, { ...context, known: found.known }));
      }
      context.inside.push(found);
      return found;
    },
  };
  return writer;
}

const resultsOf = (kind: AnyKind, fields: object): AnyKind['results'] =>
  asksByMessage(kind, fields) ? { ...kind.results, ...momentsOfMessage } : kind.results;

interface RandomStep {
  readonly fields: object;
  readonly certain: readonly KnownStep[];
  readonly ends: boolean;
}

/** Nothing stands behind a step that may always end the case, and where it may not end there is none. */
function createList({ known, mayEnd }: WritingContext) {
  const list: object[] = [];
  const found = {
    list,
    known,
    ends: false,
    add({ fields, certain, ends }: RandomStep): void {
      if (ends && !mayEnd) return;
      list.push(fields);
      found.known = [...found.known, ...certain];
      found.ends = ends;
    },
  };
  return found;
}

const kindsAt = ({ depth }: WritingContext): readonly AnyKind[] =>
  allKinds.filter(
    ({ ends, goesThrough }) => ends !== true && (depth < maxDepth || goesThrough === undefined),
  );

function pick<T>(choices: Choices, from: readonly T[]): T {
  const [first, ...others] = from;
  if (first === undefined) throw new Error('there is nothing to choose from');
  return choices.one([first, ...others]);
}

const handler = (writer: Writer): readonly object[] => [
  ...writer.steps(writingContext({ depth: 1, mayEnd: false }), fewSteps).list,
  writer.last(),
];

const backstop = (schema: AnnotatedSchema, writer: Writer): object =>
  writeRecord(schema, writingContext({ depth: 1 }), writer);
