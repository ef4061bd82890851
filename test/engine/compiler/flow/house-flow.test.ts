import { join } from 'node:path';
import { compileAll } from '../../../../engine/compiler/compile.ts';
import { proveFlows } from '../../../../engine/compiler/prove-flows.ts';
import { readDefinitions } from '../../../../platform/definitions-folder.ts';
import { idsOf } from '../step-ids.ts';
import { surroundingFiles } from '../fixtures.ts';

// What house.yaml says for every flow: events, backstops and packs, beside what a flow says itself.

const main = (more = '') => `flow: main
title: T
calendar: office
steps:
  - { tell: candidate, id: noted, template: in-review }
  - end: done
${more}`;

const house = `packs: [north]
on:
  withdrawn: [{ tell: candidate, id: noted, template: withdrawal-noted }, { end: withdrew }]
backstops:
  - unless: answer
    after: 3 business days
    do: [{ tell: candidate, template: no-decision-yet }]
`;

const pack = (id: string) => `pack: ${id}
title: ${id}
effective: 2026-01-01
rules:
  - id: in-time
    told: { about: answer, within: 45 days, since: case.lastInterviewAt }
    text: { en: In time., zh-CN: 及时。 }
    source: { name: S, address: https://example.com/ }
`;

async function compiled(houseText: string, flowText = main()) {
  const { flows, diagnostics } = await compileAll(
    new Map([
      ...surroundingFiles(),
      ['packs/north.yaml', pack('north')],
      ['packs/south.yaml', pack('south')],
      ['flows/main.yaml', flowText],
      ['house.yaml', houseText],
    ]),
  );
  return {
    ...flows.get('main'),
    told: diagnostics.map(({ file, line, code, message }) => `${file}:${line} ${code}: ${message}`),
  };
}

const rulesIn = ({ plan }: Awaited<ReturnType<typeof compiled>>) => ({
  withdrawn: idsOf(plan?.on['withdrawn'] ?? []),
  backstops: (plan?.backstops ?? []).map(({ unless, after, steps }) => ({
    unless,
    after: JSON.stringify(after),
    steps: idsOf(steps),
  })),
  packs: (plan?.packs ?? []).map((one) => one.pack),
});

const ofHouse = {
  unless: 'answer',
  after: '{"businessDays":3,"calendar":"office"}',
  steps: ['house/backstops.1/tell'],
};

test('a flow that says nothing itself has what the house says, under names of their own', async () => {
  const found = await compiled(house);
  expect(found.told).toEqual([]);
  expect(rulesIn(found)).toEqual({
    withdrawn: ['house/noted', 'house/on.withdrawn/end'],
    backstops: [ofHouse],
    packs: ['north'],
  });
});

test('its own events come instead, its own backstops before, its own packs beside', async () => {
  const own = main(`packs: [south]
on: { withdrawn: [{ end: gone }] }
backstops: [{ unless: offer, after: 9 days, do: [{ tell: candidate, template: in-review }] }]
`);
  const found = await compiled(house, own);
  expect(found.told).toEqual([]);
  expect(rulesIn(found)).toEqual({
    withdrawn: ['on.withdrawn/end'],
    backstops: [
      { unless: 'offer', after: '{"ms":777600000}', steps: ['backstops.1/tell'] },
      ofHouse,
    ],
    packs: ['north', 'south'],
  });
});

test.each<[string, string, readonly string[]]>([
  ['what the house shows', '', ['Name', 'Family']],
  ['what it shows itself, instead', 'shows: [case.score]\n', ['Score']],
])('a flow shows %s', async (_what, more, titles) => {
  const { plan } = await compiled(
    'shows: [case.candidate.name, case.position.family]\n',
    main(more),
  );
  expect(plan?.shows?.map((one) => 'fact' in one && one.title)).toEqual(titles);
});

test('a message is of one flow, and the house shows none', async () => {
  const { diagnostics } = await compiled('shows: [message: withdrawal-noted]\n', main(''));
  expect(diagnostics).toMatchObject([
    {
      code: 'unknown-shown',
      file: 'house.yaml',
      message: 'the house shows facts: messages are those of one flow',
    },
  ]);
});

test.each([
  [
    'a name that nobody knows is told once, in house.yaml',
    house.replace('withdrawal-noted', 'withdrawal-nodded'),
    ['house.yaml:3 unknown-template: "withdrawal-nodded" is not a template below templates/'],
  ],
  [
    'an event after which a case may go on',
    house.replace(', { end: withdrew }', ''),
    [
      'house.yaml:3 handler-goes-on: the steps of "withdrawn" may come to their end without ending the case',
    ],
  ],
  [
    'a step of a flow is none of the house',
    house.replace('unless: answer', 'unless: noted-first'),
    [
      'house.yaml:5 unknown-message: "noted-first" is not a step that tells, a class of message, or "answer"',
    ],
  ],
  [
    'an answer is that of a step of one flow',
    `shows: [case.score, asked.answers.day]
on: { withdrawn: [{ ask: recruiter, id: asked, form: first-day, within: 1h, silent: [] }, { end: withdrew }] }
`,
    [
      'house.yaml:1 unknown-shown: the house shows facts: answers are those of the steps of one flow',
    ],
  ],
  [
    'an unknown pack',
    house.replace('north', 'nroth'),
    ['house.yaml:1 unknown-pack: "nroth" is not a pack below packs/'],
  ],
  [
    'an unknown event',
    'on: { withdrew: [{ end: withdrew }] }\n',
    ['house.yaml:1 unknown-key: "withdrew" is not a key of "on"'],
  ],
])('%s', async (_title, houseText, told) => {
  const found = await compiled(houseText);
  expect(found.told).toEqual(told);
  expect(found.plan).toBeUndefined();
});

/** The rules of the shipped house. */
const written = {
  packs: 'packs: [cn]\n',
  on: 'on:\n  withdrawn: [{ run: withdrawn }]\n',
  backstops: `backstops:
  - unless: answer
    after: 40 days
    since: case.lastInterviewAt
    do:
      - { tell: candidate, template: no-decision-yet }
      - { tell: recruiter, template: nobody-decided }
`,
};

const root = join(import.meta.dirname, '../../../..');
const { files: shipped } = await readDefinitions(
  join(root, 'definitions'),
  join(root, 'templates'),
);
const flowFile = 'flows/core-transparent.yaml';

/** The shipped flow proved, with these rules of its own and of the house. */
async function provedWith({ own = '', house: rules = '' }) {
  const text = shipped.get('house.yaml') ?? '';
  const bare = Object.values(written).reduce((rest, part) => rest.replace(part, ''), text);
  expect(bare.length).toBeLessThan(text.length - 200);
  const definitions = await compileAll(
    new Map([
      ...shipped,
      [flowFile, `${shipped.get(flowFile)}${own}`],
      ['house.yaml', `${bare}${rules}`],
    ]),
  );
  return proveFlows(definitions, () => 'hash').find(({ flow }) => flow === 'core-transparent');
}

test('what the house says is proved with the flow, as if it stood there', async () => {
  const all = Object.values(written).join('');
  const [byHouse, byFlow] = [await provedWith({ house: all }), await provedWith({ own: all })];
  expect(byHouse?.findings).toEqual([]);
  expect(byHouse?.certificate).toEqual(byFlow?.certificate);
  expect(byHouse?.certificate).toBeDefined();
});

test('and what it lacks is found: whoever withdraws has to be told', async () => {
  const rules = [written.packs, 'on: { withdrawn: [{ end: withdrew }] }\n', written.backstops];
  const found = await provedWith({ house: rules.join('') });
  expect(found?.findings.map(({ code, at }) => [code, at])).toEqual([
    ['withdrawal-unanswered', { step: 'house/on.withdrawn/end' }],
  ]);
});
