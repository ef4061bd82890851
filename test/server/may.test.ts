import { may } from '../../server/access/may.ts';
import type { KeyPrincipal, Principal } from '../../server/access/principal.ts';
import { rights, type Right } from '../../server/access/right.ts';
import { seenFacts } from '../../server/access/seen-facts.ts';
import { facts } from './sample.ts';

const key = (...given: readonly Right[]): KeyPrincipal => ({
  kind: 'key',
  id: 'k',
  name: 'k',
  rights: given,
  roles: ['compensation'],
});
const task: Principal = {
  kind: 'link',
  purpose: 'task',
  case: 'c1',
  person: 'li-na',
  task: 'department',
  round: 1,
};
const own: Principal = { kind: 'link', purpose: 'progress', case: 'c1', person: 'candidate' };
const ownTask: Principal = { ...task, person: 'candidate' };

test.each<[string, Principal, readonly Right[]]>([
  ['a key may what it was given', key('see', 'start'), ['see', 'start']],
  ['a key without rights may nothing', key(), []],
  ['the holder of a task sees its case and answers', task, ['see', 'act-for']],
  ['a candidate withdraws as well', own, ['see', 'act-for', 'withdraw']],
])('%s', (_sentence, principal, allowed) => {
  expect(rights.filter((right) => may(principal, right, 'c1'))).toEqual(allowed);
});

test.each<[string, Principal, string | undefined, string, boolean]>([
  ['a link sees another case', task, 'c2', 'candidate.name', false],
  ['a link sees what is of no case', task, undefined, 'candidate.name', false],
  ['an approver sees a score', task, 'c1', 'result.match', true],
  ['a candidate sees their name', own, 'c1', 'candidate.name', true],
  ['a candidate sees a score', own, 'c1', 'result.match', false],
  ['a candidate who has a task sees a score', ownTask, 'c1', 'result.match', false],
  ['a candidate sees the range of pay', own, 'c1', 'position.salaryRange', false],
  ['a key sees a score', key('see'), 'c1', 'result.match', true],
])('%s', (_sentence, principal, caseId, fact, expected) => {
  expect(may(principal, 'see', caseId, fact === undefined ? {} : { fact })).toBe(expected);
});

const known = { case: 'c1', plan: {} };

test('of the facts of a case a candidate is given two, whatever else there is', () => {
  const { candidate, position } = facts as { candidate: { name: string }; position: object };
  const odd = { ...facts, ...JSON.parse('{"__proto__":{"a":1},"list":[{"a":1}]}') };
  expect(seenFacts(own, odd, known)).toEqual({
    candidate: { name: candidate.name },
    position: { title: Reflect.get(position, 'title') },
  });
  expect(seenFacts(task, odd, known)).toEqual(odd);
});

test.each<[string, Principal, readonly string[], boolean]>([
  ['a key reads what a role reads that it holds', key('see'), ['compensation'], true],
  ['a key does not read what another role reads', key('see'), ['hr-director'], false],
  ['a key without the right reads nothing', key('start'), ['compensation'], false],
  ['a link reads nothing beside its task', task, ['compensation'], false],
  ['the key of the settings reads everything', { ...key('see'), roles: 'every' }, [], true],
])('%s', (_sentence, principal, readers, expected) => {
  expect(may(principal, 'see', 'c1', { fact: 'position.pay', readers })).toBe(expected);
});

test('what has readers is left out of groups and lists, with a group or list of which nothing is left', () => {
  const plan = {
    factReaders: [
      { fact: ['pay'], readers: ['hr-director'] },
      { fact: ['a', 'b'], readers: ['hr-director'] },
      { fact: ['marks', 'by'], readers: ['hr-director'] },
      { fact: ['notes', 'text'], readers: ['hr-director'] },
      { fact: ['own'], readers: ['compensation'] },
    ],
  };
  const of = {
    pay: { amount: 1, currency: 'CNY' },
    a: { b: 1 },
    marks: [{ by: 'x', mark: 1 }],
    notes: [{ text: 'x' }],
    own: 1,
    names: ['x'],
  };
  expect(seenFacts(key('see'), of, { case: 'c1', plan })).toEqual({
    marks: [{ mark: 1 }],
    own: 1,
    names: ['x'],
  });
  expect(seenFacts(key('see'), of, { case: 'c1', plan: undefined })).toEqual({});
});
