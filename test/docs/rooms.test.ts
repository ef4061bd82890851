import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { documentOf, root } from './documents.ts';
import { withPictures } from './draw-rooms.ts';
import { circlesIn, edgeRooms, engineRooms, fold, insideRooms, readRooms } from './rooms.ts';

const page = documentOf('docs/architecture.md');
const rooms = readRooms();
const tableUnder = (heading: string): readonly string[] => {
  const [table = ''] = page.slice(page.indexOf(`### ${heading}`)).split(/\n###? (?!${heading})/);
  return [...table.matchAll(/^\| `([\w/-]+)\/` +\|/gm)].map(([, room = '']) => room);
};

describe.each([
  ['Inside the engine', engineRooms],
  ['At the edge', edgeRooms],
])('%s', (heading, listed) => {
  test('the page lists the rooms in the order in which they may import', () => {
    expect(tableUnder(heading)).toEqual(listed);
  });
});

test('every folder of what is shipped is a room of a list, or named as part of one, and every room has files', () => {
  expect(rooms.rooms).toEqual([...engineRooms, ...edgeRooms].toSorted());
});

test('what is part of a room is there', () => {
  const gone = Object.keys(insideRooms).filter((folder) => !existsSync(join(root, folder)));
  expect(gone).toEqual([]);
});

test('every part of the house stands on the page', () => {
  const parts = new Set(rooms.rooms.map((room) => room.split('/')[0]));
  expect([...parts].filter((part) => !page.includes(`| \`${part}/\``))).toEqual([]);
});

test.each([
  ['room', (room: string) => room],
  ['part of the house', (room: string) => /^engine\/compiler|^[^/]+/.exec(room)?.[0]],
])('no %s imports in a circle', (_sentence, partOf) => {
  expect(circlesIn(fold(rooms, partOf))).toEqual([]);
});

test('the pictures are drawn from the code as it is; `npm run rooms` draws them again', () => {
  expect(withPictures(page)).toBe(page);
});
