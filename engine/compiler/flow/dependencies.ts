import type { Correspondent, Texts } from '../../model/definitions.ts';
import type { Company } from '../../model/house.ts';
import { systemTemplates } from '../../model/message.ts';
import type { Pack } from '../../model/pack.ts';
import type { Library } from './library.ts';
import { referencedIds, type WrittenFlow, type WrittenStep } from './written-flow.ts';

/** The flow, what the house says for every flow, and all parts that these run, directly or through others, with what they are given. */
export function closureOf(flow: WrittenFlow, library: Library): readonly WrittenFlow[] {
  const found = new Set([flow, ...(library.houseFlow ? [library.houseFlow] : [])]);
  for (const one of found) {
    if (found.size > maxParts) break;
    for (const step of one.steps) {
      const part = library.partRunBy(step, one);
      if (part) found.add(part);
    }
  }
  return [...found];
}

/** Each has a step, and of no plan so many are lowered. */
const maxParts = 2000;

/** The steps of all flows, with what their parts are given. */
export function everyStep(library: Library): readonly WrittenStep[] {
  const known = steps.get(library);
  if (known) return known;
  const written = new Set<WrittenFlow>(library.parts.values());
  for (const flow of library.flows.values())
    for (const one of closureOf(flow, library)) written.add(one);
  const all = [...written].flatMap((one) => one.steps);
  steps.set(library, all);
  return all;
}

const steps = new WeakMap<Library, readonly WrittenStep[]>();

/** Paths of all files on which these flows stand, but for the bodies of templates. */
export function filesOf(flows: readonly WrittenFlow[], library: Library): readonly string[] {
  const named = (reference: string) => flows.flatMap((flow) => referencedIds(flow, reference));
  const forms = named('form');
  const paths = (kind: keyof Library['paths'], ids: Iterable<string>) =>
    [...ids].flatMap((id) => library.paths[kind].get(id) ?? []);
  return [
    ...new Set([
      'case.yaml',
      'case.yml',
      'directory.yaml',
      'directory.yml',
      'house.yaml',
      'house.yml',
      ...flows.map(({ source }) => source.file),
      ...paths('form', forms),
      ...paths('pack', named('pack')),
      ...paths('calendar', [...named('calendar'), ...calendarsOfForms(forms, library)]),
      ...paths('template', templatesOf(flows)),
      // Those that are missing have their diagnostic at the place where they would be.
      ...systemTemplates.map((id) => `templates/${id}/template.yaml`),
    ]),
  ];
}

/** The templates that these flows name, and those that every case may need. */
export const templatesOf = (flows: readonly WrittenFlow[]): ReadonlySet<string> =>
  new Set([...flows.flatMap((flow) => referencedIds(flow, 'template')), ...systemTemplates]);

/** Of the house, then of the flow. */
export const packsOf = (flow: WrittenFlow, { packs, houseFlow }: Library): readonly Pack[] =>
  [...new Set([houseFlow, flow].flatMap((one) => (one ? referencedIds(one, 'pack') : [])))].flatMap(
    (id) => packs.get(id) ?? [],
  );

/** The words of a plan, in the order of their ids; plans with the same words share them. */
export function textsOf(
  { templates, forms }: Readonly<Record<'templates' | 'forms', ReadonlySet<string>>>,
  library: Library,
  company: Company | undefined,
): Texts {
  const texts: Texts = {
    templates: pick(library.templates, new Set([...templates, ...systemTemplates])),
    forms: pick(library.forms, forms),
    ...(company && { company: correspondent(company) }),
  };
  const known = shared.get(library) ?? new Map<string, Texts>();
  shared.set(library, known);
  const key = JSON.stringify([Object.keys(texts.templates), Object.keys(texts.forms), company]);
  const same = known.get(key) ?? texts;
  known.set(key, same);
  return same;
}

const shared = new WeakMap<Library, Map<string, Texts>>();

/** All but the logo: hardly any mail program shows an SVG. */
const correspondent = ({ name, replyTo, color, imprint }: Company): Correspondent => ({
  name,
  ...(replyTo !== undefined && { replyTo }),
  ...(color !== undefined && { color }),
  ...(imprint !== undefined && { imprint }),
});

/** The calendars of fields that ask for a working day. */
export const calendarsOfForms = (
  forms: Iterable<string>,
  library: Pick<Library, 'forms'>,
): readonly string[] =>
  [...forms].flatMap((id) =>
    (library.forms.get(id)?.fields ?? []).flatMap((field) =>
      'calendar' in field ? [field.calendar] : [],
    ),
  );

function pick<T>(from: ReadonlyMap<string, T>, ids: ReadonlySet<string>): Record<string, T> {
  const picked: Record<string, T> = {};
  for (const id of [...ids].toSorted()) {
    const one = from.get(id);
    if (one !== undefined) picked[id] = one;
  }
  return picked;
}

/** By form, the fields whose answers are terms of the offer. */
export const termAnswersOf = ({ forms }: Texts): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    Object.entries(forms).map(([id, { fields }]) => [
      id,
      fields.filter((field) => field['offer-term'] === true).map(({ name }) => name),
    ]),
  );
