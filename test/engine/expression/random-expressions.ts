import fc from 'fast-check';

/** What may be missing: the questions that lead to it, and its sort. */
const optional = [
  { path: 'case.result.match', sort: 'number' },
  { path: 'case.candidate.phone', sort: 'text' },
  { path: 'case.position.location', sort: 'text' },
  { path: 'case.offeredAt', sort: 'moment' },
  { path: 'case.office.city', sort: 'text', behind: ['case.office'] },
  { path: 'case.custom.points', sort: 'number', behind: ['case.custom'] },
  { path: 'onboarding.answers.lunch', sort: 'text' },
  { path: 'onboarding.answers.device', sort: 'text' },
] as const;

type OperandSort = 'text' | 'number' | 'moment';

const guardOf = ({ path, ...rest }: (typeof optional)[number]): string =>
  [...('behind' in rest ? rest.behind : []), path].map((one) => `has(${one})`).join(' && ');

const literals = {
  text: ["''", "'core'", "'Ana'", '"零"'],
  number: ['0.0', '3.0', '-2.0', '2.5', '80.0'],
  moment: ["timestamp('2026-09-30T18:00:00+08:00')", "timestamp('2026-01-01T00:00:00.5Z')"],
};

const certain = {
  text: ['case.candidate.name', 'case.candidate.zone', 'case.position.family', 'hr_call.outcome'],
  number: ['-7.25'],
  moment: ['case.lastInterviewAt', 'told.sentAt', 'told.deliveredAt'],
};

/** CEL counts in a type of its own, which mixes with doubles in sums and comparisons. */
const sizes = ['size(case.candidate.tags)', 'case.candidate.name.size() - 1.5', '2 + size("零一")'];

const durations = ["duration('24h')", "duration('1h30m')", "duration('-90s')"];

const join = (...parts: readonly (string | fc.Arbitrary<string>)[]): fc.Arbitrary<string> =>
  fc
    .tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part)))
    .map((texts) => texts.join(' '));

const bounded = { maxDepth: 3, depthIdentifier: 'expression' } as const;

/** Expressions of the dialect, most of which ask before they read; one that does not is for the check to refuse. */
export const expressions = fc.letrec<Record<OperandSort | 'truth' | 'value', string>>((tie) => {
  const order = fc.constantFrom('==', '!=', '<', '<=', '>', '>=');
  const leaf = (sort: OperandSort) => fc.constantFrom(...literals[sort], ...certain[sort]);
  const compared = (sort: OperandSort) => (path: string) => join('(', path, order, tie(sort), ')');
  const guarded = fc.constantFrom(...optional).chain((field) => {
    const guard = guardOf(field);
    const use = compared(field.sort)(field.path);
    return fc.oneof(
      { weight: 6, arbitrary: join('(', guard, '&&', use, ')') },
      { weight: 2, arbitrary: join('( !(', guard, ') ||', use, ')') },
      { weight: 2, arbitrary: join('(', guard, '?', use, ':', tie('truth'), ')') },
      { weight: 1, arbitrary: join('(', use, '&&', guard, ')') },
      { weight: 1, arbitrary: join('(', guard, '||', use, ')') },
      { weight: 1, arbitrary: use },
    );
  });
  const either = (sort: OperandSort) =>
    join('(', tie('truth'), '?', tie(sort), ':', tie(sort), ')');
  const given = (sort: OperandSort) =>
    fc
      .constantFrom(...optional.filter((field) => field.sort === sort))
      .chain((field) => join('(', guardOf(field), '?', field.path, ':', tie(sort), ')'));
  return {
    text: fc.oneof(bounded, leaf('text'), given('text'), either('text')),
    number: fc.oneof(
      bounded,
      leaf('number'),
      given('number'),
      either('number'),
      join('(', tie('number'), fc.constantFrom('+', '-'), tie('number'), ')'),
      join('-', tie('number')),
    ),
    moment: fc.oneof(
      bounded,
      leaf('moment'),
      given('moment'),
      either('moment'),
      join('(', tie('moment'), fc.constantFrom('+', '-'), fc.constantFrom(...durations), ')'),
    ),
    truth: fc.oneof(
      bounded,
      fc.constantFrom(
        'true',
        'case.result.passed',
        ...optional.map(guardOf).map((one) => `(${one})`),
      ),
      guarded,
      fc
        .constantFrom<OperandSort>('text', 'number', 'moment')
        .chain((sort) => tie(sort).chain(compared(sort))),
      join(tie('text'), 'in [', tie('text'), ',', tie('text'), ']'),
      join(tie('text'), 'in case.candidate.tags'),
      join(tie('moment'), 'in case.interviews'),
      join(tie('text'), '.startsWith(', tie('text'), ')'),
      join('case.candidate.tags.exists(t, t ==', tie('text'), ')'),
      join('case.result.scores.all(s, s.score', order, tie('number'), ')'),
      join('case.result.scores.exists(s, has(s.note) && s.note ==', tie('text'), ')'),
      join('case.result.scores.exists(s, has(s.at) && s.at', order, tie('moment'), ')'),
      join('case.interviews.all(i, i', order, tie('moment'), ')'),
      join(fc.constantFrom(...sizes), order, tie('number')),
      join(tie('number'), order, fc.constantFrom('0', '3', '-2')),
      join('!(', tie('truth'), ')'),
      join('(', tie('truth'), fc.constantFrom('&&', '||'), tie('truth'), ')'),
    ),
    value: fc.oneof(tie('truth'), tie('text'), tie('number'), tie('moment')),
  };
}).value;
