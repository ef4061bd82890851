import { prove } from '../../../../engine/analysis/prove.ts';
import { compileAll } from '../../../../engine/compiler/compile.ts';
import { templateFiles } from '../../../definition-files.ts';
import { baseDefinitions, subjectOfSteps } from '../subject.ts';

// Templates that say of which outcomes they tell, and the ways on which they leave.

const templates = {
  ...templateFiles('missed', { class: 'notice', reports: ['unreachable'] }),
  ...templateFiles('thanks', { class: 'notice', reports: ['declined'] }),
  ...templateFiles('lapsed', { class: 'notice', reports: ['silent'] }),
  ...templateFiles('taken-back', { class: 'notice', reports: ['withdrawn'] }),
};

const tell = (template: string): string => `{ tell: candidate, template: ${template} }`;
const missed = tell('missed');
const call = (branches: string, more = 'silent: []', id = 'call'): string =>
  `{ todo: Call, id: ${id}, for: head, within: 1h, outcomes: { ${branches} }, ${more} }`;
const ask = (branches: string, silent: string): string =>
  `{ ask: candidate, id: reply, form: answer, within: 1h, outcomes: { ${branches} }, silent: [${silent}] }`;

// prettier-ignore
test.each<readonly [sentence: string, steps: readonly string[], more: string, found: readonly string[]]>([
  ['behind its outcome', [call(`reached: [], unreachable: [${missed}]`)], '', []],
  ['behind another one', [call(`reached: [${missed}], unreachable: []`)], '', ['call reached: missed']],
  ['behind silence', [call('reached: [], unreachable: []', `silent: [${missed}]`)], '', ['call silent: missed']],
  ['behind silence that counts as its outcome', [call(`reached: [], unreachable: [${missed}]`, 'silent: unreachable')], '', []],
  ['whatever has come out', [call('reached: [], unreachable: []'), missed], '', ['call reached: missed']],
  ['before anybody was asked', [missed, call('reached: [], unreachable: []')], '', [': missed']],
  ['where the outcome is asked for', [call('reached: [], unreachable: []'), `{ when: "call.outcome == 'unreachable'", tell: candidate, template: missed }`], '', []],
  ['later on the same way', [call('reached: [{ end: done }], unreachable: []', 'silent: [{ end: done }]'), '{ wait: 1h }', call('reached: [], later: []', 'silent: []', 'again'), missed], '', []],
  ['behind a call that is made beside', [`{ meanwhile: [${call('reached: [{ end: done }], unreachable: []', 'silent: [{ end: done }]')}] }`, '{ wait: 2h }', missed], '', []],
  ['in a branch that begins behind its outcome', [call(`reached: [], unreachable: [{ meanwhile: [{ wait: 1h }, ${missed}] }]`)], '', []],
  ['in a branch that begins before it', [`{ meanwhile: [{ wait: 2h }, ${missed}] }`, call('reached: [{ end: done }], unreachable: []', 'silent: [{ end: done }]')], '', ['call reached: missed']],
  ['where another mail is not delivered', [`{ tell: candidate, template: no-decision, undelivered: [${missed}] }`, call('reached: [], unreachable: []')], '', [': missed']],
  ['where another mail behind its outcome is not delivered', [call(`reached: [], unreachable: [{ tell: candidate, template: no-decision, undelivered: [${missed}] }]`)], '', []],
  ['behind one of two ways', [`{ when: 'case.candidate.name == "x"', todo: Call, id: call, for: head, within: 1h, outcomes: { reached: [{ end: done }], unreachable: [] }, silent: [{ end: done }] }`, missed], '', [': missed']],
  ['in a backstop', [call('reached: [{ wait: 3h }], unreachable: []')], `backstops: [{ unless: answer, after: 2h, do: [${missed}] }]\n`, ['call reached: missed']],
  ['in a flow that has no such outcome', [call(`reached: [], voicemail: [${missed}]`)], '', []],
  ['an answer behind the other one', [ask(`accepted: [${tell('thanks')}], declined: []`, '')], '', ['reply accepted: thanks']],
  ['two messages behind one outcome, once', [ask(`accepted: [${tell('thanks')}, ${tell('lapsed')}], declined: []`, '')], '', ['reply accepted: thanks']],
  ['the silence of the candidate', [ask('accepted: [], declined: []', tell('lapsed'))], '', []],
  ['the silence of the house as that of the candidate', [call('reached: []', `silent: [${tell('lapsed')}]`), ask('accepted: [], declined: []', '')], '', ['call silent: lapsed']],
  ['a withdrawal', [ask('accepted: [], declined: []', '')], `on: { withdrawn: [${tell('taken-back')}, { end: withdrew }] }\n`, []],
  ['a withdrawal that nobody has made', [ask(`accepted: [], declined: [${tell('taken-back')}]`, '')], `on: { withdrawn: [${tell('taken-back')}, { end: withdrew }] }\n`, ['reply declined: taken-back']],
  ['silence where somebody has withdrawn', [ask('accepted: [], declined: []', '')], `on: { withdrawn: [${tell('lapsed')}, { end: withdrew }] }\n`, [': lapsed']],
])('%s', async (_sentence, steps, more, found) => {
  const text = steps.map((step) => `  - ${step}\n`).join('');
  const { plan, context } = await subjectOfSteps(
    `flow: main\ntitle: Main\ncalendar: office\nsteps:\n${text}  - ${tell('no-decision')}\n${more}`,
    templates,
  );
  const misreported = prove(plan, context).findings.filter(({ code }) => code === 'outcome-misreported');
  expect(
    misreported.map(({ values }) => {
      const { task = '', said = '', template } = values as { readonly task?: string; readonly said?: string; readonly template: string };
      return `${[task, said].filter((one) => one !== '').join(' ')}: ${template}`;
    }),
  ).toEqual(found);
});

test('an end that says otherwise on the same path is found once', async () => {
  const { plan, context } = await subjectOfSteps(
    `flow: main\ntitle: Main\ncalendar: office\nsteps:\n  - ${ask(`accepted: [${tell('thanks')}, { end: declined }], declined: [{ end: declined }]`, '{ end: over }')}\n  - end: accepted\n`,
    templates,
  );
  const { findings } = prove(plan, context);
  expect(findings.map(({ code }) => code).filter((code) => code !== 'ghosted')).toEqual([
    'end-contradicts',
  ]);
});

test.each([
  ['unreachabel', ['no task has the outcome "unreachabel"; did you mean "unreachable"?']],
  ['voicemail', []],
  ['silent', []],
])('a template that tells of "%s"', async (outcome, messages) => {
  const { diagnostics } = await compileAll(
    new Map(
      Object.entries({
        ...baseDefinitions,
        'flows/main.yaml': `flow: main\ntitle: Main\ncalendar: office\nsteps:\n  - ${call(`reached: [], unreachable: [${missed}]`)}\n`,
        ...templateFiles('missed', { class: 'notice', reports: [outcome] }),
      }),
    ),
  );
  expect(diagnostics.map(({ message }) => message)).toEqual(messages);
});
