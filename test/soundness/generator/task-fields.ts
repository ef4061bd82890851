import { type Author, duration, type AuthorPlace, sometimes, type DraftStep } from './author.ts';
import { anybody, roles } from './definitions.ts';
import { moment, peopleOfCase } from './expressions.ts';

/** Whom a task asks, and who is asked after them. */
export interface AskedPeople {
  readonly by: string | readonly string[];
  readonly others: readonly string[];
}

/** One seat or several, of different people; sometimes of somebody whom only the case can name, or of anybody. */
export function askedPeople({ choices, ...author }: Author): AskedPeople {
  if (choices.chance(10)) return { by: peopleOfCase({ choices, ...author }), others: roles };
  if (choices.chance(8)) return { by: choices.one([...anybody]), others: ['recruiter'] };
  const first = choices.below(roles.length);
  const turned = [...roles.slice(first), ...roles.slice(0, first)];
  const seats = 1 + choices.below(choices.one([1, 1, 3]));
  const [one = 'head', ...more] = turned.slice(0, seats);
  return {
    by: seats === 1 && choices.chance(50) ? one : [one, ...more],
    others: turned.slice(seats),
  };
}

/** The fields about time that every kind of task may have. */
export const timeFields = (
  author: Author,
  place: AuthorPlace,
  others: readonly string[],
): DraftStep => ({
  within: duration(author),
  ...sometimes(author, 15, () => ({ since: moment(author, place) })),
  ...sometimes(author, 35, () => ({ remind: reminders(author) })),
  ...sometimes(author, others.length > 0 ? 35 : 0, () => ({
    escalate: others.slice(0, 1 + author.choices.below(2)).map((to) => {
      const level = {
        to: author.choices.chance(8) ? peopleOfCase(author) : to,
        within: duration(author),
      };
      return { ...level, ...apologyOf(level.within) };
    }),
  })),
  ...sometimes(author, 20, () => ({ page: 'Page' })),
  ...sometimes(author, 12, () => ({
    shows: author.choices.one([
      ['case.salary'],
      ['case.salary', 'case.score'],
      author.offers ? ['case.candidate', 'case.salary'] : ['case.candidate'],
    ]),
  })),
  ...sometimes(author, 5, () => ({ note: 'note' })),
});

/** Of about every fourth level the candidate hears. Nothing is drawn for it, so that all else stays as it was. */
function apologyOf(within: string): DraftStep {
  const sum = Array.from(within).reduce((soFar, letter) => soFar * 7 + letter.charCodeAt(0), 0);
  if (sum % 4 !== 0) return {};
  const often = sum % 5 === 0 ? { 'at-most': 1 } : {};
  return { tell: sum % 8 === 0 ? 'late' : 'in-review', ...often };
}

/** The same fields of a task in which the candidate is asked. */
export const withoutApologies = ({ escalate, ...fields }: DraftStep): DraftStep =>
  Array.isArray(escalate)
    ? { ...fields, escalate: escalate.map(({ to, within }) => ({ to, within })) }
    : fields;

/** Of every third approval people may recuse themselves. Nothing is drawn for it, so that all else stays as it was. */
export const mayOf = (id: string): DraftStep =>
  Number(id.slice(1)) % 3 === 0 ? { may: ['recuse'] } : {};

/** Every eighth approval may be sent back; nothing is drawn for that either. */
export function returnedOf(id: string): DraftStep {
  const number = Number(id.slice(1));
  if (number % 8 !== 4) return {};
  const rework = {
    todo: 'Rework',
    for: 'recruiter',
    within: '1h',
    outcomes: { done: [] },
    silent: 'done',
  };
  const note = { tell: 'recruiter', template: 'noted', with: { note: 'Again' } };
  return {
    returned: number % 16 === 4 ? [rework, note] : [rework],
    ...([4, 12].includes(number % 24) ? { 'at-most': 1 + (number % 3) } : {}),
  };
}

function reminders({ choices, ...author }: Author): string | readonly string[] {
  const one = () =>
    choices.one([
      '50%',
      `${5 + choices.below(90)}%`,
      duration({ choices, ...author }),
      `${duration({ choices, ...author })} before`,
    ]);
  return choices.chance(60) ? one() : [one(), one()];
}
