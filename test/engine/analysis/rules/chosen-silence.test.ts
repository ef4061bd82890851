import {
  silenceByFacts,
  silenceByRouting,
  sparedSilence,
} from '../../../../engine/analysis/rules/chosen-silence.ts';
import type { EndOfSilence, Ways } from '../../../../engine/analysis/rules/ends-of-silence.ts';

// Where facts choose for whom silence is told as a no: out of the ends of a flow that nobody's no has brought about.

const low = { score: 'low' };
const high = { score: 'high' };
const silent = { a: 'silent' };
const behindYes = { first: 'approved', a: 'silent' };

/** Nobody has answered `a`, and a no is told. */
const told = (facts: Ways, said: Ways = silent): EndOfSilence => ({
  facts,
  said,
  after: 'a',
  told: 'regret',
});
/** Nobody has answered it, and none is. */
const spared = (facts: Ways, said: Ways = silent): EndOfSilence => ({ facts, said, after: 'a' });
/** Somebody has said yes. */
const approved = (facts: Ways): EndOfSilence => ({ facts, said: { a: 'approved' } });

test.each<readonly [string, readonly EndOfSilence[], Ways | undefined]>([
  ['of low scores alone', [told(low), spared(high)], low],
  ['of none', [spared(low), spared(high)], undefined],
  ['of all', [told(low), told(high)], undefined],
  ['of all but those who have a yes', [told(low), approved(high)], undefined],
  ['by time, with the same facts and answers', [told(low), spared(low), spared(high)], undefined],
  ['with the same facts, by other answers', [told(low), spared(low, behindYes)], undefined],
  ['with facts that may hold together', [told(low), spared({ office: 'sales' })], undefined],
  [
    'with facts of which one is another',
    [told(low), spared({ office: 'sales', score: 'high' })],
    { score: 'low' },
  ],
  [
    'with facts of which some of the others hear it, too',
    [told(low), spared(high), told({ office: 'sales', score: 'high' })],
    undefined,
  ],
  [
    'of others who have said the same',
    [told(low), spared(high), told(high, { a: 'silent', b: 'approved' })],
    low,
  ],
  [
    'behind a yes, where with other facts it is spared behind it',
    [told(low, behindYes), spared(high, behindYes)],
    low,
  ],
  [
    'behind a yes, where others hear it so, too',
    [told(low, behindYes), spared(high), told(high, behindYes)],
    undefined,
  ],
  [
    'behind a yes, where others hear it only without one',
    [told(low, behindYes), spared(high, behindYes), told(high, { first: 'silent', a: 'silent' })],
    low,
  ],
  [
    'behind a yes, where others hear it before any',
    [told(low, behindYes), spared(high, behindYes), told(high, { a: 'silent' })],
    undefined,
  ],
])('silence is told as a no %s', (_sentence, ends, facts) => {
  expect(silenceByFacts(ends)?.facts).toEqual(facts);
});

test.each<readonly [string, readonly EndOfSilence[], ReturnType<typeof sparedSilence>]>([
  ['always, where no silence is told as a no', [spared(low)], 'always'],
  ['always, where with some facts none is', [spared(low), told(high)], 'always'],
  ['at first, where it is told behind a yes', [spared(low), told(low, behindYes)], 'at-first'],
  ['not where it may be told with the same facts', [spared(low), told(low)], undefined],
  ['not where it is told with what these facts may go with', [spared(low), told({})], undefined],
  ['not where nobody is ever silent', [approved(low)], undefined],
])('a flow spares the silent %s', (_sentence, ends, spares) => {
  expect(sparedSilence(ends)).toBe(spares);
});

test.each<
  readonly [string, readonly EndOfSilence[], ReturnType<typeof sparedSilence>, Ways | undefined]
>([
  ['any, where another flow always spares the silent', [told(low, behindYes)], 'always', low],
  ['one before any yes, where it does so at first', [told(low)], 'at-first', low],
  ['none behind a yes', [told(low, behindYes)], 'at-first', undefined],
  ['none where time decides', [told(low), spared(low)], 'always', undefined],
])('silence that the routing chooses: %s', (_sentence, ends, elsewhere = 'always', facts) => {
  expect(silenceByRouting(ends, elsewhere)?.facts).toEqual(facts);
});
