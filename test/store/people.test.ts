import type { Directory, Person } from '../../engine/model/definitions.ts';
import {
  addressee,
  findPerson,
  recipientsOf,
  replaceDirectory,
  seatsOf,
} from '../../store/people.ts';
import { onEveryDatabase } from './databases.ts';
import type { Facts } from '../../engine/model/base.ts';

const person = (id: string, active = true): Person => ({
  id,
  name: id.toUpperCase(),
  email: `${id}@example.com`,
  locale: 'zh-CN',
  zone: 'Asia/Shanghai',
  active,
});

/** The candidate, who works here already; capitals make no difference. */
const themself = { ...person('lin'), email: ' Lin@EXAMPLE.org' };

const directory: Directory = {
  department: 'position.department',
  people: [person('ada'), person('bo'), person('cy'), person('gone', false), themself],
  roles: {
    head: { departments: { sales: ['ada', 'gone'], shop: ['gone'] }, otherwise: ['bo'] },
    duty: { departments: {}, otherwise: ['cy', 'bo', 'cy'] },
    lead: { departments: {}, otherwise: ['lin'] },
    leads: { departments: {}, otherwise: ['lin', 'bo'] },
  },
};

const facts = (department: string): Facts => ({
  position: { department },
  candidate: { name: '林', email: 'lin@example.org', locale: 'zh-CN' },
});

onEveryDatabase((store) => {
  test('without a directory nobody holds anything', async () => {
    expect(await seatsOf(store(), ['head', 'ada'], facts('sales'))).toEqual([
      { seat: 'head', people: [] },
      { seat: 'ada', people: [] },
    ]);
  });

  test.each<[string, readonly string[], string, readonly (readonly string[])[]]>([
    ['a role in its department, without who has left', ['head'], 'sales', [['ada']]],
    ['a role elsewhere', ['head'], 'finance', [['bo']]],
    ['a role whose only holder has left', ['head'], 'shop', [[]]],
    ['a role in a department that is named like a property', ['head'], 'constructor', [['bo']]],
    ['a role of several, each once', ['duty'], 'sales', [['cy', 'bo']]],
    ['a person', ['cy'], 'sales', [['cy']]],
    ['somebody who has left', ['gone'], 'sales', [[]]],
    ['somebody unknown', ['toString'], 'sales', [[]]],
    ['the candidate', ['candidate'], 'sales', [['candidate']]],
    ['a person with the address of the candidate', ['lin', 'ada'], 'sales', [[], ['ada']]],
    ['a role that the candidate holds alone', ['lead'], 'sales', [[]]],
    ['a role that the candidate holds with others', ['leads'], 'sales', [['bo']]],
    ['several seats, in order', ['duty', 'ada'], 'sales', [['cy', 'bo'], ['ada']]],
  ])('seats of %s', async (_sentence, by, department, people) => {
    await replaceDirectory(store(), directory);
    const expected = by.map((seat, index) => ({ seat, people: people[index] }));
    expect(await seatsOf(store(), by, facts(department))).toEqual(expected);
  });

  test.each<[string, Facts, object | undefined]>([
    ['as the case says', facts('x'), { name: '林', email: 'lin@example.org', locale: 'zh-CN' }],
    [
      'with a zone',
      { candidate: { name: 'L', email: 'l@e.org', locale: 'en', zone: 'Europe/Berlin' } },
      { name: 'L', email: 'l@e.org', locale: 'en', zone: 'Europe/Berlin' },
    ],
    [
      'in English unless said',
      { candidate: { name: 'L', email: 'l@e.org' } },
      { name: 'L', email: 'l@e.org', locale: 'en' },
    ],
    ['not without an address', { candidate: { name: 'L' } }, undefined],
    ['not without facts', {}, undefined],
  ])('the candidate is reached %s', async (_sentence, given, expected) => {
    const found = expected && { person: 'candidate', ...expected };
    expect(await addressee(store(), 'candidate', given)).toEqual(found);
    expect(await recipientsOf(store(), 'candidate', given)).toEqual(found ? [found] : []);
  });

  test('the directory is live: who has left is reached no more, but still has a name', async () => {
    await replaceDirectory(store(), directory);
    const ada = { ...person('ada'), person: 'ada' };
    const { id: _id, active: _active, ...reached } = ada;
    expect(await addressee(store(), 'ada', {})).toEqual(reached);
    await replaceDirectory(store(), { ...directory, people: [person('ada', false)] });
    expect(await addressee(store(), 'ada', {})).toBeUndefined();
    expect(await recipientsOf(store(), 'head', facts('sales'))).toEqual([]);
    expect(await findPerson(store(), 'ada')).toEqual(person('ada', false));
  });
});
