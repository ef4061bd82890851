import { join } from 'node:path';
import { readDefinitions } from '../../platform/definitions-folder.ts';
import { askedApart } from '../mutations/asked-apart.ts';
import { applyEdits } from '../mutations/mutation.ts';
import { createSlipCheck } from '../slips/judge-slip.ts';

// One slip in the shipped definitions is told once, at its place, with what follows from it named in the hint. Offers are told in steps of
// their own here, so that they can be moved.

const root = join(import.meta.dirname, '../..');
const shipped = await readDefinitions(join(root, 'definitions'), join(root, 'templates'));
const check = createSlipCheck();

const core = 'flows/core-transparent.yaml';
const basic = 'flows/basic-instant.yaml';
const files = applyEdits(shipped.files, [
  ...askedApart(core),
  ...askedApart(basic),
  // Nobody runs it then.
  { file: 'parts/guide-and-call.yaml' },
]);
const offer = `  - tell: candidate
    id: told
    template: offer
    with: { expires: 5 business days }
`;
const instant = `  - tell: candidate
    id: told
    template: instant-offer
    with: { expires: 3 business days }
`;
const regretEarly = 'rejected: [{ run: regret }]';
const offerEarly = '[{ tell: candidate, template: offer, with: { expires: 5 business days } }]';

type Rewording = readonly [from: string, to: string];

const moved = (step: string, before: string): readonly Rewording[] => [
  [step, ''],
  [before, `${step}${before}`],
];

test.each<[string, string, readonly Rewording[], readonly string[]]>([
  [
    'an offer before every approval',
    core,
    moved(offer, '  - approve: { en: Department HR review'),
    [`${core}: - tell: candidate offer-unapproved`],
  ],
  [
    'an offer before the second approval',
    core,
    moved(offer, '  - approve: { en: Group approval'),
    [`${core}: - tell: candidate approval-after-offer`],
  ],
  [
    'an offer before the only approval',
    basic,
    moved(instant, '  # At most 55 minutes'),
    [`${basic}: - tell: candidate offer-unapproved`],
  ],
  [
    'a yes that leads to the offer before the next is asked',
    core,
    [[regretEarly, `${regretEarly}\n    approved: ${offerEarly}`]],
    [`${core}: approved: ${offerEarly} approval-after-offer`],
  ],
  [
    'silence that leads to the offer',
    core,
    [['silent: [{ run: no-decision-yet }]', `silent: ${offerEarly}`]],
    [
      `${core}: silent: ${offerEarly} offer-by-silence`,
      `${core}: silent: ${offerEarly} approval-after-offer`,
    ],
  ],
  [
    'a regret that does not end the case',
    'parts/regret.yaml',
    [['  - end: rejected\n', '']],
    ['parts/regret.yaml: - tell: candidate offer-and-regret'],
  ],
  [
    'silence after which every flow goes on to its offer',
    'parts/no-decision-yet.yaml',
    [['  - end: undecided\n', '']],
    ['parts/no-decision-yet.yaml: - todo: offer-by-silence'],
  ],
  [
    'somebody has left who alone holds a role that every flow asks',
    'directory.yaml',
    [['    name: 唐伟\n', '    name: 唐伟\n    active: false\n']],
    [
      'directory.yaml: hr-duty-officer: tang-wei nobody-active',
      `${basic}: flow: basic-instant nobody-there`,
    ],
  ],
  [
    'an escalation to those who have been silent, others in each department',
    core,
    [['{ to: hr-director, within: 4', '{ to: department-hr, within: 4']],
    [`${core}: escalate: [{ to: department-hr, within: 4 business hours }] escalation-same`],
  ],
  [
    'a rule of a pack for a value that no template has',
    'packs/cn.yaml',
    [['{ in: offer, as: expires }', '{ in: offer, as: expiry }']],
    [
      `${basic}: with: { expires: 3 business days } expiry-missing`,
      'packs/cn.yaml: needs-expiry: { in: offer, as: expiry } rule-never-applies',
    ],
  ],
  [
    'entries no deeper than their key',
    'house.yaml',
    [
      ['      - { tell: candidate, template: no-dec', '  - { tell: candidate, template: no-dec'],
      ['      - { tell: recruiter, template: nobody', '  - { tell: recruiter, template: nobody'],
    ],
    ['house.yaml: do: wrong-type'],
  ],
])('%s', async (_title, file, edits, expected) => {
  const text = edits.reduce(
    (written, [from, to]) => written.replace(from, to),
    files.get(file) ?? '',
  );
  const { found } = await check(new Map(files).set(file, text));
  expect(
    found.map(({ file: at, line, code }) => {
      const lines = (at === file ? text : (files.get(at) ?? '')).split('\n');
      return `${at}: ${(lines[line - 1] ?? '').trim()} ${code}`;
    }),
  ).toEqual(expected);
});

test('what follows is named in the hint, with its place', async () => {
  const text = (files.get(core) ?? '')
    .replace(offer, '')
    .replace('  - approve: { en: Dep', `${offer}  - approve: { en: Dep`);
  const { found } = await check(new Map(files).set(core, text));
  expect(found.map(({ hint }) => hint)).toEqual([
    expect.stringMatching(
      /; from it follows approval-after-offer \(flows\/core-transparent\.yaml:20\), /,
    ),
  ]);
});
