import { isObject } from '../../model/base.ts';
import type { AnyKind } from '../../steps/index.ts';
import { idPattern } from '../schema/shared-schemas.ts';
import { type FileSchema, type SchemaPlace, walk } from '../schema/walk.ts';
import type { Source } from '../source/source.ts';
import { flowSchema, kindOfSchema } from './flow-schema.ts';

/** A flow as it is written, every value beside its schema. */
export interface WrittenFlow {
  /** Name of the file. */
  readonly id: string;
  readonly source: Source;
  readonly places: readonly SchemaPlace[];
  /** Whether everything written in it could be understood; else it may have steps, and names of steps, that cannot be seen. */
  readonly isWhole: boolean;
  /** In the order in which they are written. */
  readonly steps: readonly WrittenStep[];
  /** The innermost step at or around a place. */
  readonly stepAt: (place: SchemaPlace) => WrittenStep | undefined;
  /** The step whose fields are this very value. */
  readonly stepOf: (value: unknown) => WrittenStep | undefined;
  /** The steps before it in the same list. */
  readonly before: (step: WrittenStep) => readonly WrittenStep[];
}

export interface WrittenStep {
  readonly kind: AnyKind;
  readonly place: SchemaPlace;
  readonly fields: Readonly<Record<string, unknown>>;
  /** As the author gave it; steps without one are named later. */
  readonly id: string | undefined;
}

/** Reads a flow, or what the house says for all of them, also with errors: parts that cannot be understood are left out. */
export function readFlow(
  id: string,
  source: Source,
  { isWhole = true, schema = flowSchema() }: FlowReading = {},
): WrittenFlow {
  const places = source.value === undefined ? [] : [...walk(schema, { value: source.value })];
  const steps = places.flatMap(stepOf);
  const byPlace = new Map(steps.map((step) => [step.place, step]));
  const byValue = new Map<unknown, WrittenStep>(steps.map((step) => [step.fields, step]));
  return {
    id,
    source,
    isWhole,
    places,
    steps,
    stepAt(place) {
      let at: SchemaPlace | undefined = place;
      while (at && !byPlace.has(at)) at = at.parent;
      return at && byPlace.get(at);
    },
    before: ({ place }) =>
      steps.filter(
        (other) =>
          other.place.parent === place.parent &&
          Number(other.place.path.at(-1)) < Number(place.path.at(-1)),
      ),
    stepOf: (value) => byValue.get(value),
  };
}

interface FlowReading {
  readonly isWhole?: boolean;
  readonly schema?: FileSchema;
}

function stepOf(place: SchemaPlace): readonly WrittenStep[] {
  const kind = kindOfSchema(place.schema);
  if (kind === undefined || place.unmatched || !isObject(place.value)) return [];
  const { id } = place.value;
  return [{ kind, place, fields: place.value, id: isId(id) ? id : undefined }];
}

/** Any other id is refused by its schema. */
const isId = (id: unknown): id is string => typeof id === 'string' && idForm.test(id);

const idForm = new RegExp(idPattern);

/** The outcomes with which cases of these flows can end; `undefined` where a flow could not be read whole. */
export const outcomesOf = (flows: readonly WrittenFlow[]): readonly string[] | undefined =>
  flows.every(({ isWhole }) => isWhole)
    ? [
        ...new Set(flows.flatMap(({ steps }) => steps.flatMap((step) => outcomeOf(step) ?? []))),
      ].toSorted()
    : undefined;

/** The outcome with which a step ends the case, if it does. */
export const outcomeOf = ({ kind, fields }: WrittenStep): string | undefined => {
  const outcome = fields[kind.kind];
  return kind.ends && typeof outcome === 'string' ? outcome : undefined;
};

/** The ids of flows, templates and so on that a flow names. */
export function referencedIds(flow: WrittenFlow, reference: string): readonly string[] {
  const known = referenced.get(flow) ?? new Map<string, readonly string[]>();
  referenced.set(flow, known);
  const ids =
    known.get(reference) ??
    flow.places.flatMap(({ schema, value }) =>
      schema.refersTo === reference && typeof value === 'string' ? [value] : [],
    );
  known.set(reference, ids);
  return ids;
}

/** A part is asked for by every flow that runs it. */
const referenced = new WeakMap<WrittenFlow, Map<string, readonly string[]>>();
