import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { documentOf, documents, root, withoutBlocks } from './documents.ts';

const rooms = readdirSync(root).filter((name) => !name.startsWith('.') && name !== 'dist');

/** Names in code that begin with a folder or file of the project: `engine/steps/`, `store/journal.ts`. */
const pathsIn = (text: string): readonly string[] =>
  [...text.matchAll(/`([\w.-]+(?:\/[\w.-]+)*\/?)`/g)]
    .map(([, path = '']) => path)
    .filter((path) => /[./]/.test(path) && rooms.includes(path.split('/')[0] ?? ''));

const linksIn = (text: string): readonly string[] =>
  [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link = '']) => link)
    .filter((link) => !/^\w+:/.test(link));

const anchorsOf = (file: string): readonly string[] =>
  [...documentOf(file).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w\s-]/g, '')
      .replaceAll(' ', '-'),
  );

test.each(documents)('every path that $file names exists', ({ text }) => {
  expect(pathsIn(withoutBlocks(text)).filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test.each(documents)('every link in $file leads somewhere', ({ file, text }) => {
  const dead = linksIn(withoutBlocks(text)).filter((link) => {
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? file : join(dirname(file), path);
    if (!existsSync(join(root, target))) return true;
    return anchor !== undefined && !anchorsOf(target).includes(anchor);
  });
  expect(dead).toEqual([]);
});

test('pictures are small', () => {
  const folder = join(root, 'docs/pictures');
  const large = readdirSync(folder).filter((name) => statSync(join(folder, name)).size > 300_000);
  expect(large).toEqual([]);
});
