import { frameFile } from '../../../../../engine/compiler/files/template/frame/compose-frame.ts';
import { readMarkdownText } from '../../../../../engine/compiler/files/template/markdown/markdown-text.ts';
import { checkTexts } from '../../../../../engine/compiler/files/template/texts/check-texts.ts';
import { parse } from '../../../../../engine/compiler/source/parse.ts';
import { environment, offer } from './texts-sample.ts';

// Mails that are asked for in one turn are looked at as one; what is found of each is what is found of it alone.

/** A frame in which the faults of a subject are seen in the HTML of its mail alone. */
const frameWith = (first: string) => ({
  file: frameFile,
  text: `<mjml><mj-body>${first}<mj-section><mj-column>{{ mail.text }}</mj-column><mj-column>{{ mail.small }}</mj-column></mj-section></mj-body></mjml>`,
});
const inAttribute = frameWith(
  '<mj-section><mj-column><mj-image src="https://a.example/a.png" alt="{{ mail.subject }}" /></mj-column></mj-section>',
);
const betweenParts = frameWith('{{ mail.subject }}');

const sound = ['Until {{ expires | when }}', '**Bold**', '[A](https://a.example)', '| a | b |'];

async function foundIn(
  frame: typeof inAttribute,
  ...texts: readonly (readonly [string, string])[]
) {
  const found = await Promise.all(
    texts.map(([subject, body], index) =>
      checkTexts(
        {
          source: parse('template: offer', `templates/t${index}/template.yaml`),
          bodies: new Map(),
          texts: new Map([
            [
              'en',
              readMarkdownText(
                `---\nsubject: '${subject}'\n---\n\n${body}`,
                `templates/t${index}/en.md`,
              ),
            ],
          ]),
          frame,
        },
        offer,
        { environment },
      ),
    ),
  );
  return found.flat().map(({ file, code, message }) => `${file} ${code}: ${message}`);
}

const calm = (...bodies: readonly string[]): (readonly [string, string])[] =>
  bodies.map((body) => ['Hello', body]);

test('sound ones', async () => {
  expect(await foundIn(inAttribute, ...calm(...sound))).toEqual([]);
});

test.each([
  ['alone', 0, []],
  ['before others', 0, sound],
  ['between others', 2, sound],
  ['behind others', 4, sound],
])('one with a fault, %s', async (_title, at, others) => {
  const texts = calm(...others);
  texts.splice(at, 0, [
    'Hello {{ case.candidate.name | default: "you" }}',
    `Text ${at} ${others.length}`,
  ]);
  expect(await foundIn(inAttribute, ...texts)).toEqual([
    `templates/t${at}/en.md mjml: attributes you", }}" are illegal`,
  ]);
});

test('one that loses what another one shows', async () => {
  const shown = 'Until {{ expires | when }}';
  const texts = [
    ...calm('A', shown, `${shown} or ${shown}`),
    ['{{ expires | when }}', shown] as const,
  ];
  expect(await foundIn(betweenParts, ...texts)).toEqual([
    `templates/t3/en.md lost-in-mail: "{{ expires | when }}" stands between two parts of the mail and would be lost`,
  ]);
});
