import type { TextAsks } from '../files/template/texts/text-scope.ts';
import type { Library } from './library.ts';
import { asksByMessage } from './written-flow.ts';

/** Whether the steps of all flows that name a template ask by it. */
export function asksBy(template: string, { flows, houseFlow }: Library): TextAsks {
  const naming = [...flows.values(), ...(houseFlow ? [houseFlow] : [])].flatMap((flow) =>
    flow.places.flatMap((place) => {
      if (place.schema.refersTo !== 'template' || place.value !== template) return [];
      const step = flow.stepAt(place);
      return step === undefined ? [] : [asksByMessage(step)];
    }),
  );
  if (!naming.includes(true)) return 'never';
  return naming.includes(false) ? 'sometimes' : 'always';
}
