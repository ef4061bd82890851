import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './documents.ts';
import { essentialArrows, fold, readRooms } from './rooms.ts';

/** The page with fresh pictures of the house, of the engine and of its compiler, as Mermaid draws them. */
export function withPictures(page: string): string {
  const rooms = readRooms();
  return page.replaceAll(
    /(<!-- rooms of (\w+) -->\n)[^]*?(\n<!-- end of rooms -->)/g,
    (_all, begin: string, which: string, end: string) =>
      [begin, '\n```mermaid\n', chart(fold(rooms, viewOf(which))), '\n```\n', end].join(''),
  );
}

function viewOf(which: string): View {
  const view = views[which];
  if (view === undefined) throw new Error(`there is no picture of "${which}"`);
  return view;
}

/** What a room is part of in a picture; undefined when it does not stand there. */
type View = (room: string) => string | undefined;

const views: Readonly<Record<string, View>> = {
  house: (room) => /^engine\/compiler|^[^/]+/.exec(room)?.[0],
  engine: (room) => /^engine\/(compiler|.+)/.exec(room)?.[1],
  compiler: (room) => /^engine\/compiler\/?(.*)/.exec(room)?.[1]?.replace(/^$/, 'compiler'),
};

const chart = (graph: Parameters<typeof essentialArrows>[0]): string =>
  [
    'flowchart TB',
    ...graph.rooms.map((room) => `  ${idOf(room)}["${room}"]`),
    ...essentialArrows(graph).map(([from, to]) => `  ${idOf(from)} --> ${idOf(to)}`),
  ].join('\n');

const idOf = (room: string): string => `room_${room.replaceAll(/\W/g, '_')}`;

const architecture = join(root, 'docs/architecture.md');

if (process.argv[1] === import.meta.filename)
  writeFileSync(architecture, withPictures(readFileSync(architecture, 'utf8')));
