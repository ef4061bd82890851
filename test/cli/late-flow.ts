import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCheck } from '../../cli/check.ts';
import { systemTemplates } from '../../engine/model/message.ts';

const project = join(import.meta.dirname, '../..');
let root: string;

/** A file of the present test. */
export const inRoot = (path: string): string => join(root, path);

/** Gives each test of the file that calls it a project of its own. */
export function inProjectsOfTheirOwn(): void {
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'check-'));
    for (const folder of ['definitions', 'templates'])
      cpSync(join(project, folder), join(root, folder), { recursive: true, filter: isNeeded });
    writeFileSync(join(root, 'definitions/routing.yaml'), 'rules: [{ flow: late }]\n');
    writeFileSync(join(root, 'definitions/house.yaml'), 'company: { name: Northwind }\n');
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
  });
}

/** Only what the flows below use: every text takes time to be checked. */
function isNeeded(path: string): boolean {
  const [, room = '', name] =
    /(flows|parts|templates)\/([^/]+)/.exec(path.slice(project.length)) ?? [];
  if (name === undefined) return true;
  return room !== 'templates'
    ? ['regret.yaml', 'no-decision-yet.yaml'].includes(name)
    : [
        ...systemTemplates,
        'frame.mjml',
        'in-review',
        'offer',
        'regret',
        'no-decision-yet',
        'withdrawal-noted',
      ].includes(name);
}

/** Where its definitions lie. */
export const folders = () => ({
  definitions: join(root, 'definitions'),
  templates: join(root, 'templates'),
});

/** Checks the flow `late` alone. */
export const check = async (options: Partial<Parameters<typeof runCheck>[1]> = {}) => {
  const printed = { out: '', err: '' };
  const flow = join(root, 'definitions/flows/late.yaml');
  const code = await runCheck(
    [flow],
    { ...folders(), ...options },
    {
      out: (text) => {
        printed.out += text;
      },
      err: (text) => {
        printed.err += text;
      },
    },
  );
  return { code, ...printed };
};

/** Writes the flow `late`. */
export const write = (steps: string, more = '') =>
  writeFileSync(
    join(root, 'definitions/flows/late.yaml'),
    `flow: late
title: An answer too late
calendar: cn-office
${more}
steps:
${steps}`,
  );

/** On the last evening before a long holiday, nine hours are ten days. */
export const late = () => {
  write(
    `  - approve: Decide
    id: decide
    by: department-hr
    within: 9 business hours
    rejected: [{ run: regret }]
    silent: [{ run: no-decision-yet }]
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - end: told
`,
    `promises:
  - { tell: candidate, about: answer, within: 9 days }`,
  );
};
