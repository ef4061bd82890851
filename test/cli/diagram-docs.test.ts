import { readFileSync, writeFileSync } from 'node:fs';
import { diagramCommand, drawFlow } from '../../cli/diagram.ts';
import { blocksIn, documents } from '../docs/documents.ts';

// The diagrams in the documents are what the tool draws. TIDINGS_RECORD=1 draws them anew.

const recording = process.env['TIDINGS_RECORD'] === '1';
const prompt = 'npx tidings diagram ';

const drawings = documents.flatMap(({ text }) =>
  blocksIn(text, 'sh')
    .flatMap((block) => block.split('\n'))
    .filter((line) => line.startsWith(prompt))
    .map((line) => read(line.slice(prompt.length).split(' '))),
);

/** As the command reads it. */
function read(args: readonly string[]) {
  const command = diagramCommand().action(() => undefined);
  command.parse(args, { from: 'user' });
  const [flow = ''] = command.args;
  return { flow, ...command.opts<Parameters<typeof drawFlow>[1] & { readonly out: string }>() };
}

test('there are diagrams to look at, in both languages', () => {
  expect(new Set(drawings.map(({ locale }) => locale))).toEqual(new Set(['en', 'zh-CN']));
});

test.each(drawings)('$out is what "tidings diagram $flow" draws', async ({ flow, ...options }) => {
  const drawn = await drawFlow(flow, options);
  if (recording) writeFileSync(options.out, drawn);
  expect(readFileSync(options.out, 'utf8')).toBe(drawn);
});
