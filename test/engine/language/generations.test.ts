import { changes, type ChangeName } from '../../../engine/model/generations.ts';
import { planOf } from '../compiled-plan.ts';
import { journalLines } from '../journal-lines.ts';
import { flowText, type WrittenDefinitions } from '../../definition-files.ts';
import type { LanguageRow } from './language-row.ts';

// What a case does since a generation, and what a case that began before it goes on to do.

interface GenerationRow extends LanguageRow {
  readonly files?: WrittenDefinitions;
  /** The journal of a plan of the generation before. */
  readonly before: readonly string[];
}

const part = {
  'flows/part.yaml': flowText(
    'part',
    `
  - { tell: recruiter, id: hello, template: guide }
  - { wait: 5 days }
  - { todo: Look, id: look, for: recruiter, within: 8 days, since: hello.sentAt, outcomes: { ok: [] }, silent: ok }`,
  ),
};

const rows: Readonly<Record<ChangeName, GenerationRow>> = {
  'results-by-path': {
    files: part,
    steps: `
  - meanwhile: [{ wait: 4 days }, { run: part }]
  - { run: part }
  - end: done`,
    start: '2026-09-01T10:00',
    expected: [
      '09-01 10:00 guide to recruiter',
      '09-05 10:00 guide to recruiter',
      '09-06 10:00 part/look open until 09-09 10:00',
      '09-06 10:00 request to part',
      '09-09 10:00 part/look silent',
      '09-09 10:00 ended done',
      '09-10 10:00 meanwhile.meanwhile/part/look open until 09-13 10:00',
      '09-10 10:00 request to meanwhile.meanwhile',
      '09-13 10:00 meanwhile.meanwhile/part/look silent',
    ],
    before: [
      '09-01 10:00 guide to recruiter',
      '09-05 10:00 guide to recruiter',
      '09-06 10:00 part/look open until 09-13 10:00',
      '09-06 10:00 request to part',
      '09-10 10:00 meanwhile.meanwhile/part/look open until 09-13 10:00',
      '09-10 10:00 request to meanwhile.meanwhile',
      '09-13 10:00 part/look silent',
      '09-13 10:00 ended done',
      '09-13 10:00 meanwhile.meanwhile/part/look silent',
    ],
  },
};

describe.each(Object.entries(rows))('%s', (name, row) => {
  const play = async (interpreter: 1 | 2) => {
    const plan = await planOf(flowText('main', row.steps, row.more), row.files);
    const start = row.start ?? '2026-09-28T09:00';
    return journalLines({ ...plan, interpreter }, start, row.script ?? [], row.environment);
  };
  const { since } = changes[name as ChangeName];

  test('since then', async () => expect(await play(since)).toEqual(row.expected));
  test('before', async () => expect(await play((since - 1) as 1)).toEqual(row.before));
});
