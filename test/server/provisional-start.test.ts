import { join } from 'node:path';
import { compileAll } from '../../engine/compiler/compile.ts';
import { readDefinitions } from '../../platform/definitions-folder.ts';
import { certify } from '../../server/services/certify.ts';
import { provisionalStart } from '../../server/services/provisional-start.ts';

// The shipped flows on days near the end of their calendar.

const root = join(import.meta.dirname, '../..');
const { files } = await readDefinitions(join(root, 'definitions'), join(root, 'templates'));
const office = files.get('calendars/cn-office.yaml') ?? '';
const endingOn = (day: string): ReadonlyMap<string, string> =>
  new Map([
    ...files,
    ['calendars/cn-office.yaml', office.replace(/^until: .*$/m, `until: ${day}`)],
  ]);
const wanted = {
  isWanted: (file: string) => /basic-instant|core-transparent|urgent-fast-track/.test(file),
};
const toNewYear = await compileAll(endingOn('2026-12-31'), undefined, wanted);
const toNovember = await compileAll(endingOn('2026-11-20'), undefined, wanted);

const asked = (definitions: typeof toNewYear, flow: string, now: string): string | undefined => {
  const plan = definitions.flows.get(flow)?.plan;
  const certified = certify(definitions, flow);
  if (plan === undefined || 'diagnostics' in certified) throw new Error(`${flow} is not proved`);
  return provisionalStart(plan, certified.certificate, Date.parse(now))?.message;
};

test.each<[string, typeof toNewYear, string, string, boolean]>([
  ['weeks before', toNewYear, 'core-transparent', '2026-11-26T10:00+08:00', false],
  [
    'a minute before the last start that is proved',
    toNewYear,
    'core-transparent',
    '2026-12-22T10:44+08:00',
    false,
  ],
  ['a minute after it', toNewYear, 'core-transparent', '2026-12-22T10:46+08:00', true],
  [
    'a week later, for a shorter flow',
    toNewYear,
    'urgent-fast-track',
    '2026-12-29T16:59+08:00',
    false,
  ],
  ['on New Year', toNewYear, 'urgent-fast-track', '2027-01-01T10:00+08:00', true],
  [
    'on New Year, for a flow of another calendar',
    toNewYear,
    'basic-instant',
    '2027-01-01T10:00+08:00',
    false,
  ],
  ['years later', toNewYear, 'core-transparent', '2031-06-02T09:00+08:00', true],
  [
    'six days after a calendar has ended',
    toNovember,
    'urgent-fast-track',
    '2026-11-26T10:00+08:00',
    true,
  ],
  ['two weeks before that', toNovember, 'urgent-fast-track', '2026-11-06T10:00+08:00', false],
])('a start %s', (_when, definitions, flow, now, isAsked) => {
  const said = asked(definitions, flow, now) ?? '';
  expect(said.includes('days after') && said.includes('calendar "cn-office"')).toBe(isAsked);
});
