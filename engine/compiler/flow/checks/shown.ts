import type { SchemaPlace } from '../../schema/walk.ts';
import { type PathDiagnostic, wrongValue } from '../../source/source.ts';
import type { ShownAnswer } from '../../../model/shown.ts';
import type { Library } from '../library.ts';
import { shownBehind, type NothingShown } from '../shown-values.ts';
import { mayHaveRun } from '../may-have-run.ts';
import type { WrittenFlow, WrittenStep } from '../written-flow.ts';

/** What people see when they decide exists, and can be there by then; the candidate sees the form that they are asked with. */
export function* checkShown(flow: WrittenFlow, library: Library): Generator<PathDiagnostic> {
  for (const place of flow.places) {
    const { schema, value, path } = place;
    const isMessage = schema.shownOnly === true;
    if (!(isMessage || schema.refersTo === 'shown') || typeof value !== 'string') continue;
    const nothing = isMessage
      ? isOfHouse(place, flow, library) && messageOfHouse
      : whyNot(shownBehind(value, flow, library), place, { flow, library });
    if (nothing)
      yield {
        code: 'unknown-shown',
        path,
        what: 'value',
        message: nothing.problem,
        hint: nothing.hint,
      };
    else if (asksCandidate(place, flow))
      yield wrongValue(
        path,
        'the candidate sees the form that they are asked with, and no facts beside it',
        'remove "shows", or tell it in a message',
      );
  }
}

function whyNot(
  shown: ReturnType<typeof shownBehind>,
  place: SchemaPlace,
  { flow, library }: { readonly flow: WrittenFlow; readonly library: Library },
): NothingShown | undefined {
  if (shown === undefined || 'problem' in shown) return shown;
  const [answer] = shown.flatMap((one) => ('step' in one ? [one] : []));
  if (answer === undefined) return undefined;
  if (isOfHouse(place, flow, library)) return ofHouse;
  return isEverThere(answer, place, flow) ? undefined : neverThere(answer);
}

/** Whether the house says it for every flow. */
const isOfHouse = (place: SchemaPlace, flow: WrittenFlow, library: Library): boolean =>
  flow === library.houseFlow && flow.stepAt(place) === undefined;

/** Whether somebody can have given an answer by the time at which it is seen. */
function isEverThere({ step: id }: ShownAnswer, place: SchemaPlace, flow: WrittenFlow): boolean {
  const step = flow.steps.find((one) => one.id === id);
  const owner = flow.stepAt(place);
  const seeing = owner === undefined ? tasksBy(flow) : [owner];
  return (
    step === undefined || seeing.length === 0 || seeing.some((one) => mayHaveRun(step, one, flow))
  );
}

const ofHouse: NothingShown = {
  problem: 'the house shows facts: answers are those of the steps of one flow',
  hint: 'show the answer in the flow, or in the step that decides by it',
};

const messageOfHouse: NothingShown = {
  problem: 'the house shows facts: messages are those of one flow',
  hint: 'show the message in the flow, or in the step that decides by it',
};

const neverThere = ({ step }: ShownAnswer): NothingShown => ({
  problem: `nobody can have answered "${step}" by the time at which this is seen`,
  hint: `show it in a step behind "${step}", or move "${step}" before this one`,
});

/** The tasks that show what their flow does. */
const tasksBy = ({ steps }: WrittenFlow): readonly WrittenStep[] =>
  steps.filter(({ kind, fields }) => 'shows' in kind.fields && !('shows' in fields));

/** Whether the step in which something is shown asks the candidate. */
function asksCandidate(place: SchemaPlace, flow: WrittenFlow): boolean {
  const step = flow.stepAt(place);
  return (
    step !== undefined &&
    flow.places.some(
      ({ value, schema, parent }) =>
        value === 'candidate' &&
        schema.refersTo === 'who' &&
        (parent === step.place || parent?.parent === step.place),
    )
  );
}
