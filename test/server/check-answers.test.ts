import { checkAnswers } from '../../server/forms/check-answers.ts';

// Answers of a form, as they are counted and kept.

const essays = (letters: number, text: string, longest = text.repeat(2)) =>
  checkAnswers(
    {
      values: new Map([
        ...Array.from({ length: 50 }, (_, at) => [`field-e${at}`, [text]] as const),
        ['field-e7', [longest]],
      ]),
      keptFiles: new Map(),
      errors: new Map(),
    },
    {
      opened: { outcomes: [{ outcome: 'answered' }], commentOn: [] },
      form: {
        id: 'essays',
        title: 'Essays',
        choices: [],
        fields: Array.from({ length: 50 }, (_, at) => ({
          name: `e${at}`,
          label: `${at}`,
          required: false,
          type: 'paragraph',
          maxLength: letters,
        })),
      },
      calendars: {},
      now: 0,
    },
  );

test.each<[string, string, boolean]>([
  ['Latin letters for which there is room', 'x'.repeat(1270), true],
  ['Latin letters for which there is none', 'x'.repeat(1290), false],
  ['Chinese ones for which there is room', '汉'.repeat(420), true],
  ['Chinese ones for which there is none', '汉'.repeat(430), false],
])('answers to a long form: %s', (_title, text, taken) => {
  const checked = essays(10_000, text);
  expect('errors' in checked ? [...checked.errors] : []).toEqual(
    taken ? [] : [['field-e7', { code: 'tooMuch', max: 65_536 }]],
  );
});

test.each([
  ['line breaks count once', 'a\r\nb', 'a\nb'],
  ['a letter outside of the first plane counts once', '𠮷𠮷😀', '𠮷𠮷😀'],
  ['what nobody means is left out', 'a\0\u001bb\ud800', 'ab\ufffd'],
])('%s', (_title, typed, kept) => {
  expect(essays(3, typed, typed)).toMatchObject({ answers: { e0: kept } });
});

test('one letter too many is refused, whichever plane it is of', () => {
  for (const text of ['abcd', '𠮷𠮷😀!'])
    expect(essays(3, text, text)).toMatchObject({
      errors: new Map(
        Array.from({ length: 50 }, (_, at) => [`field-e${at}`, { code: 'tooLong', max: 3 }]),
      ),
    });
});
