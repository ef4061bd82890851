import { stringify } from 'yaml';

/** Flows that grow in one direction, by the name that the table of growth gives them; each stands on the shipped definitions. */
const growingFlows = (): Readonly<Record<string, object>> => ({
  '12 backstops': {
    steps: [approval('a'), offer],
    backstops: numbered(12, (index) => ({
      unless: 'answer',
      after: `${index + 30} days`,
      do: [{ tell: 'candidate', template: 'no-decision-yet' }],
    })),
  },
  '20 approvals beside the line': {
    steps: [
      approval('a'),
      ...numbered(20, (index) => ({
        meanwhile: [{ ...approval(`b${index}`), rejected: [], silent: [] }],
      })),
      offer,
    ],
  },
  '48 branches': {
    steps: [
      approval('a'),
      {
        choose: numbered(48, (index) => ({
          when: `case.position.title == 'title ${index}'`,
          do: [
            { wait: `${index + 1}m` },
            { tell: 'candidate', template: 'in-review', with: { expected: '1 business day' } },
          ],
        })),
        else: [],
      },
      offer,
    ],
  },
  '48 approvals in a row': { steps: [...numbered(48, (index) => approval(`a${index}`)), offer] },
});

/** Names of these flows, with the ids and the files of the flows themselves. */
export const writtenGrowingFlows = (): readonly {
  readonly name: string;
  readonly id: string;
  readonly file: readonly [path: string, text: string];
}[] =>
  Object.entries(growingFlows()).map(([name, written]) => {
    const id = `grows-${name.replaceAll(' ', '-')}`;
    const text = stringify({ flow: id, title: name, calendar: 'cn-office', ...written });
    return { name, id, file: [`flows/${id}.yaml`, text] };
  });

const numbered = <T>(count: number, of: (index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_none, index) => of(index + 1));

const approval = (id: string): object => ({
  approve: id,
  id,
  by: 'hr-director',
  within: '1 business hour',
  rejected: [{ run: 'regret' }],
  silent: [{ run: 'no-decision-yet' }],
});

const offer = { tell: 'candidate', template: 'offer', with: { expires: '5 business days' } };
