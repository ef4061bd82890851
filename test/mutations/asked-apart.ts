import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Edit } from './mutation.ts';

const definitions = join(import.meta.dirname, '../../definitions');

/**
 * The shipped flow in which the offer is told in a step of its own, and asked about in the next: what a message that asks makes impossible can
 * be written then. The call that begins with the offer is left out, and so is its promise.
 */
export function askedApart(file: string): readonly Edit[] {
  const text = readFileSync(join(definitions, file), 'utf8');
  const part = (form: RegExp): RegExpExecArray => {
    const found = form.exec(text);
    if (found === null) throw new Error(`${String(form)} does not stand in ${file}`);
    return found;
  };
  const [asked, offer = '', values, form = '', within = ''] = part(
    /  - ask: candidate\n    id: answer\n    request: (\S+)\n(    with: \{ callBy: 2h \}\n)?    form: (\S+)\n    within: ([^\n]+)\n/,
  );
  const call = values === undefined ? '' : ', callBy: 2h';
  return [
    {
      file,
      from: asked,
      to: `  - tell: candidate
    id: told
    template: ${offer}
    with: { expires: ${within}${call} }
  - ask: candidate
    id: answer
    form: ${form}
    within: ${within}
    since: told.sentAt
`,
    },
    { file, from: part(/    sent:(?: [^\n]*)?\n(?: {6}[^\n]*\n)*/)[0] },
    { file, from: part(/  - \{ todo: (?:beside\/)?hr-call[^\n]*\n/)[0] },
  ];
}
