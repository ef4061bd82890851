import { packPromises } from '../../../../engine/analysis/rules/pack-promises.ts';
import { prove } from '../../../../engine/analysis/prove.ts';
import {
  renderFinding,
  renderContextOf,
} from '../../../../engine/analysis/report/render-finding.ts';
import { subjectOfSteps } from '../subject.ts';
import { templateFiles } from '../../../definition-files.ts';
import {
  answer,
  approve,
  approved,
  findingLines,
  keeping,
  offer,
  packFindingsIn,
  shippedPack,
} from './pack-findings.ts';

const scores = '{{ case.position.score }}';
const stricter = String(shippedPack('cn')['packs/cn.yaml']).replace(
  'in: [regret]',
  'in: [intent, regret]',
);

test.each<[string, string, Readonly<Record<string, string>>, readonly string[]]>([
  ['an offer that says until when', approved + offer + answer, {}, []],
  [
    'a regret long after a person has been asked beside the line',
    `  - meanwhile: [${approve('rejected: [], silent: []').trim().slice(2)}]\n  - { wait: 2h }\n  - { tell: candidate, template: regret }\n`,
    {},
    [],
  ],
  [
    'an offer that does not',
    `${approved}  - { tell: candidate, id: told, template: offer }\n`,
    templateFiles('offer', { class: 'offer' }),
    ['expiry-missing | told | offer-has-expiry | offer | expires'],
  ],
  [
    'an offer whose time is text that no one can count from',
    `${approved}  - { tell: candidate, id: told, template: offer, with: { expires: soon } }\n`,
    templateFiles('offer', { class: 'offer', requires: ['expires'] }),
    ['expiry-missing | told | offer-has-expiry | offer | expires'],
  ],
  [
    'an offer that says when to call, and not until when',
    `${approved}  - { tell: candidate, id: told, template: offer, with: { callBy: 2h } }\n`,
    templateFiles('offer', { class: 'offer', requires: ['callBy'], text: '{{ callBy | when }}' }),
    ['expiry-missing | told | offer-has-expiry | offer | expires'],
  ],
  [
    'an offer to the recruiter binds nobody',
    `${approved}  - { tell: recruiter, template: offer }\n`,
    templateFiles('offer', { class: 'offer' }),
    [],
  ],
  [
    'a no for a low score, which nobody has been asked about',
    '  - choose: [{ when: "case.position.score < 2.0", do: [{ tell: candidate, id: no, template: regret }, { end: no }] }]\n',
    {},
    ['person-missing | no | person-decides | regret'],
  ],
  [
    'a no that the silence of people has brought about',
    approve('rejected: [{ tell: candidate, id: no, template: regret }], silent: rejected'),
    {},
    [],
  ],
  [
    'asking the candidate is asking nobody',
    `${answer}  - { tell: candidate, id: no, template: regret }\n`,
    {},
    ['person-missing | no | person-decides | regret'],
  ],
  [
    'a score in a no, the second of the messages that must not show it',
    approve('rejected: [{ tell: candidate, id: no, template: regret }], silent: rejected'),
    { ...templateFiles('regret', { class: 'regret', text: scores }), 'packs/cn.yaml': stricter },
    ['shown-in-class | no | regret-names-no-findings | regret | case.position.score'],
  ],
  [
    'a score in a notice',
    '  - { tell: candidate, template: notice }\n',
    templateFiles('notice', { class: 'notice', text: scores }),
    [],
  ],
])('cn: %s', async (_sentence, steps, more, findings) => {
  const subject = await subjectOfSteps(keeping('cn', steps), { ...shippedPack('cn'), ...more });
  expect(findingLines(subject)).toEqual(findings);
});

test('a backstop that says no by itself has asked nobody', async () => {
  const backstop =
    'backstops:\n  - { unless: answer, after: 30m, do: [{ tell: candidate, id: no, template: regret }] }\n';
  const subject = await subjectOfSteps(keeping('cn', approved, backstop), shippedPack('cn'));
  expect(findingLines(subject)).toEqual(['person-missing | no | person-decides | regret']);
});

test('a flow that names no pack is held to none', async () => {
  const subject = await subjectOfSteps('  - { tell: candidate, template: offer }\n', {
    ...shippedPack('cn'),
    ...templateFiles('offer', { class: 'offer' }),
  });
  expect(findingLines(subject)).toEqual([]);
});

test('Ontario promises an answer within 45 days of the last interview', async () => {
  const { context } = await subjectOfSteps(keeping('ca-on', approved), shippedPack('ca-on'));
  expect(packPromises(context.packs)).toEqual([
    {
      promise: 'told',
      who: 'candidate',
      about: 'answer',
      within: { ms: 45 * 24 * 3_600_000 },
      since: {
        cel: 'case.lastInterviewAt',
        tree: {
          op: 'field',
          of: { op: 'name', name: 'case' },
          name: 'lastInterviewAt',
          as: 'moment',
        },
      },
      pack: 'ca-on',
      rule: 'told-within-45-days',
    },
  ]);
});

test.each(['en', 'zh-CN'] as const)('a finding quotes the rule in %s', async (locale) => {
  const { flow, plan, context } = await subjectOfSteps(
    keeping('cn', `${approved}  - { tell: candidate, id: told, template: offer }\n`),
    { ...shippedPack('cn'), ...templateFiles('offer', { class: 'offer' }) },
  );
  const table = { zone: 'UTC', weekly: [], exceptions: [], offsets: [], until: 0 };
  const [message] = packFindingsIn({ flow, plan, context }).map(
    (finding) => renderFinding(finding, renderContextOf(table, locale)).message,
  );
  expect(message).toContain({ en: 'An offer binds', 'zh-CN': '要约到达' }[locale]);
  expect(message).toContain('articles 478 and 482');
  expect(message).toContain('2021-11-01');
});

const slow = (rest = ''): string =>
  keeping(
    'ca-on',
    `  - { approve: A, id: a, by: head, within: 50 days, rejected: [{ tell: candidate, template: regret }, { end: no }], silent: rejected }
  - { tell: candidate, template: offer, with: { expires: 3 days } }\n`,
    `assume: { start: { after: case.lastInterviewAt, within: 2 days } }\n${rest}`,
  );
const backstop =
  'backstops:\n  - { unless: answer, after: 40 days, since: case.lastInterviewAt, do: [{ tell: candidate, template: no-decision }] }\n';

test.each<[string, string, readonly string[]]>([
  ['an answer that takes 52 days', slow(), ['rule-broken']],
  ['a backstop after 40 days', slow(backstop), []],
])('ca-on: %s', async (_sentence, flow, codes) => {
  const { plan, context } = await subjectOfSteps(flow, shippedPack('ca-on'));
  const { findings, bounds } = prove(plan, context);
  expect(findings.map(({ code }) => code)).toEqual(codes);
  expect(findings.map(({ at }) => at)).toEqual(codes.map(() => ({ pack: 'ca-on' })));
  expect(bounds).toHaveLength(1);
});
