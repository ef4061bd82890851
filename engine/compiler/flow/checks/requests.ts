import type { TextUse } from '../../../analysis/finding/context.ts';
import type { Template } from '../../../model/definitions.ts';
import type { PathDiagnostic } from '../../source/source.ts';
import type { Library } from '../library.ts';
import { asksByMessage } from '../../../steps/message-step.ts';
import { usesOf } from '../../files/template/texts/text-uses.ts';
import type { WrittenFlow, WrittenStep } from '../written-flow.ts';

/** What is about the message that asks stands beside one, and its time counts from it. */
export function* checkRequests(
  { steps }: WrittenFlow,
  { templates }: Library,
): Generator<PathDiagnostic> {
  for (const step of steps) {
    const { request } = step.kind;
    if (request === undefined) continue;
    const isAsked = asksByMessage(step.kind, step.fields);
    const keys = (isAsked ? request.excludes : request.about).filter((key) => key in step.fields);
    for (const key of keys) yield misplaced(step, key, request.key, isAsked);
    const template = isAsked ? templates.get(String(step.fields[request.key])) : undefined;
    if (template) yield* checkLink(step, request.key, template);
  }
}

const misplaced = (
  { place: { path } }: WrittenStep,
  key: string,
  request: string,
  isAsked: boolean,
): PathDiagnostic => ({
  code: 'unknown-key',
  path: [...path, key],
  what: 'key',
  message: isAsked
    ? `"${key}" has no place beside "${request}": the time counts from when the message leaves`
    : `"${key}" is about the message that asks, and this step has none`,
  hint: isAsked ? `remove "${key}"` : `name its template under "${request}", or remove "${key}"`,
});

/** Whoever is asked by a text finds the way to the form in it. */
function* checkLink(
  { place: { path } }: WrittenStep,
  key: string,
  template: Template,
): Generator<PathDiagnostic> {
  const linked = new Set(usesOf(template).flatMap((use) => (isLink(use) ? use.locale : [])));
  const without = Object.keys(template.body).filter((locale) => !linked.has(locale));
  if (without.length > 0)
    yield {
      code: 'asks-without-link',
      severity: 'warning',
      path: [...path, key],
      what: 'value',
      message: `"${template.id}" asks, and has no link to the form in ${without.join(', ')}`,
      hint: 'add a button to the text, such as "[Answer]({{ links.task }})"',
    };
}

const isLink = ({ path, part }: TextUse): boolean =>
  part === 'body' && (path === 'links.task' || path === 'links.progress');
