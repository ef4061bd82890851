import { compileAll } from '../../../../engine/compiler/compile.ts';
import { sortDiagnostics } from '../../../../engine/compiler/report/print-diagnostics.ts';
import { flowText, templateFiles } from '../../../definition-files.ts';
import { surroundingFiles } from '../fixtures.ts';

// A flow of these steps among parts.

export const offer = `part: offer-and-reply
takes: { message: template, questions: form, window: duration, title: label, asked: who }
steps:
  - ask: candidate
    id: reply
    request: $message
    form: $questions
    within: $window
    silent: []
  - todo: $title
    for: [$asked]
    within: $window
    outcomes: { done: [] }
    silent: []
`;

const given = {
  message: 'terms',
  questions: 'offer-answer',
  window: '2 business days',
  title: 'Call',
  asked: 'recruiter',
};

const link = '<a href="{{ links.task }}">Answer</a>';

/** A step that runs it, with other values, or without those that are `undefined`. */
export const runs = (more: Readonly<Record<string, string | undefined>> = {}): string => {
  const values = Object.entries<string | undefined>({ ...given, ...more }).flatMap(
    ([name, value]) => (value === undefined ? [] : [`      ${name}: ${value}\n`]),
  );
  return `  - run: offer-and-reply\n    with:\n${values.join('')}`;
};

/** Gives everything that is another template inside of a part. */
export const outer = `part: outer
takes: { message: template }
steps:
${runs({ message: '$message' })}`;

export const approved = '  - { approve: A, by: hr-director, within: 1h, silent: rejected }\n';

export interface PartRow {
  readonly steps: string;
  /** Further keys of the flow. */
  readonly more?: string;
  readonly parts: Readonly<Record<string, string>>;
  readonly found: readonly string[];
}

export const compiled = ({ steps, more, parts }: Omit<PartRow, 'found'>) =>
  compileAll(
    new Map([
      ...surroundingFiles(),
      ...Object.entries({
        ...templateFiles('terms', { class: 'offer', text: link }),
        ...templateFiles('urgent', {
          class: 'offer',
          requires: ['callBy'],
          text: `${link} {{ callBy | when }}`,
        }),
        'flows/main.yaml': flowText('main', steps, more),
        ...Object.fromEntries(Object.entries(parts).map(([id, one]) => [`parts/${id}.yaml`, one])),
      }),
    ]),
  );

/** What is found, as `code file:line:column message`. */
export async function foundIn(row: PartRow): Promise<readonly string[]> {
  const { diagnostics } = await compiled(row);
  return sortDiagnostics(diagnostics).map(
    ({ code, file, line, column, message }) => `${code} ${file}:${line}:${column} ${message}`,
  );
}
