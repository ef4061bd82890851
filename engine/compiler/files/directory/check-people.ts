import { didYouMean } from '../../../expression/check/nearest.ts';
import { mailboxOf, readMailAddress } from '../../../people/mail-address.ts';
import { checkUniqueNames } from '../../schema/compile-file.ts';
import { type PathDiagnostic, type ValuePath, wrongValue } from '../../source/source.ts';
import { readZone } from '../calendar/zone-name.ts';
import { hasControls, isBlank } from '../case/clean-text.ts';
import type { WrittenDirectory } from './directory-schema.ts';

type WrittenPerson = WrittenDirectory['people'][number];

/** People have ids of their own, an address and a zone that can be read, and a place in the lists at the head of the file. */
export function* checkPeople(written: WrittenDirectory): Generator<PathDiagnostic> {
  const { people } = written;
  yield* checkUniqueNames(
    people.map((person) => person.id),
    (index) => ['people', index, 'id'],
  );
  for (const [index, person] of people.entries()) {
    const path = ['people', index];
    if (person.id === 'candidate') yield reservedId([...path, 'id']);
    yield* checkPersonName(person, path);
    yield* checkAddress(person, path);
    yield* checkPersonZone(person, path);
    yield* checkListed(person, written, path);
  }
  yield* checkMailboxes(people);
}

const reservedId = (path: ValuePath): PathDiagnostic => ({
  code: 'reserved-id',
  path,
  what: 'value',
  message: '"candidate" is the person whom a case is about',
  hint: 'choose another id',
});

function* checkPersonName({ name }: WrittenPerson, path: ValuePath): Generator<PathDiagnostic> {
  const at = [...path, 'name'];
  if (hasControls(name))
    yield wrongValue(at, 'the name has letters that cannot be seen', 'type it anew');
  else if (/[\n\r\u0085\u2028\u2029]/.test(name.trim()))
    yield wrongValue(at, 'the name has a line break', 'write it in one line');
  else if (isBlank(name))
    yield wrongValue(at, 'nothing of the name can be seen', 'write it as others read it');
}

function* checkAddress({ email }: WrittenPerson, path: ValuePath): Generator<PathDiagnostic> {
  const found = readMailAddress(email);
  if ('problem' in found)
    yield wrongValue(
      [...path, 'email'],
      `"${email}" ${found.problem}`,
      'write it like "li.na@example.com"',
    );
}

function* checkPersonZone({ zone }: WrittenPerson, path: ValuePath): Generator<PathDiagnostic> {
  const found = readZone(zone);
  if ('problem' in found) yield wrongValue([...path, 'zone'], found.problem, found.hint);
}

function* checkListed(
  { department, region }: WrittenPerson,
  { departments = [], regions = [] }: WrittenDirectory,
  path: ValuePath,
): Generator<PathDiagnostic> {
  if (department !== undefined && !departments.includes(department))
    yield unlisted([...path, 'department'], department, {
      name: 'departments',
      listed: departments,
    });
  if (region !== undefined && !regions.includes(region))
    yield unlisted([...path, 'region'], region, { name: 'regions', listed: regions });
}

/** A name that the list at the head of the file does not have. */
export const unlisted = (
  path: ValuePath,
  written: string,
  { name, listed }: { readonly name: string; readonly listed: readonly string[] },
  what: PathDiagnostic['what'] = 'value',
): PathDiagnostic => ({
  code: 'not-listed',
  path,
  what,
  message: `"${written}" is not one of the ${name} at the head of the file`,
  hint: didYouMean(written, listed, `add it to "${name}"`),
});

/** Two accounts with one mailbox are one person, who could fill two seats. */
function* checkMailboxes(people: readonly WrittenPerson[]): Generator<PathDiagnostic> {
  const first = new Map<string, string>();
  for (const [index, { id, email, active }] of people.entries()) {
    if (active === false) continue;
    const mailbox = mailboxOf(email);
    const other = first.get(mailbox);
    if (other === undefined) first.set(mailbox, id);
    else if (other !== id)
      yield {
        code: 'same-mailbox',
        path: ['people', index, 'email'],
        what: 'value',
        message: `"${id}" and "${other}" have one mailbox, so one person would count as two`,
        hint: 'give each an address of their own, or take one of them out ("active: false")',
      };
  }
}
