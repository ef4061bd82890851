import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { root } from './documents.ts';

/** Folders of sources and the imports between them, read from the code. */
export interface RoomGraph {
  readonly rooms: readonly string[];
  /** Rooms that a room imports from, itself left out. */
  readonly imports: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Reads the rooms of everything that is shipped. A folder is a room, whether it stands in a list or not, but for those that are part of one. */
export function readRooms(): RoomGraph {
  const files = execFileSync('git', ['ls-files', '*.ts', '*.tsx'], { cwd: root, encoding: 'utf8' })
    .trim()
    .split('\n')
    .filter((file) => !/^(test|bench)\//.test(file));
  const imports = new Map<string, Set<string>>();
  for (const file of files) {
    const from = roomOf(file);
    const known = imports.get(from) ?? new Set();
    imports.set(from, known);
    for (const to of importedBy(file).map(roomOf)) if (to !== from) known.add(to);
  }
  return { rooms: [...imports.keys()].toSorted(), imports };
}

/** The same with rooms joined to what they are part of; those that are part of nothing are left out. */
export function fold(
  { imports }: RoomGraph,
  partOf: (room: string) => string | undefined,
): RoomGraph {
  const folded = new Map<string, Set<string>>();
  for (const [room, imported] of imports) {
    const part = partOf(room);
    if (part === undefined) continue;
    const known = folded.get(part) ?? new Set();
    folded.set(part, known);
    for (const other of [...imported].map(partOf))
      if (other !== undefined && other !== part) known.add(other);
  }
  return { rooms: [...folded.keys()].toSorted(), imports: folded };
}

/** Rooms that can be reached from one another, circle by circle; none in a house with floors. */
export const circlesIn = ({ rooms, imports }: RoomGraph): readonly (readonly string[])[] => {
  const reached = new Map(rooms.map((room) => [room, reachableFrom(room, imports)]));
  const meets = (a: string, b: string): boolean =>
    reached.get(a)?.has(b) === true && reached.get(b)?.has(a) === true;
  return rooms.flatMap((room) => {
    const circle = rooms.filter((other) => meets(room, other));
    return circle[0] === room ? [circle] : [];
  });
};

/** Only the arrows that no longer way makes superfluous (transitive reduction). */
export const essentialArrows = ({
  rooms,
  imports,
}: RoomGraph): readonly (readonly [string, string])[] =>
  rooms.flatMap((from) => {
    const direct = [...(imports.get(from) ?? [])].toSorted();
    const isIndirect = (to: string): boolean =>
      direct.some((other) => other !== to && reachableFrom(other, imports).has(to));
    return direct.filter((to) => !isIndirect(to)).map((to) => [from, to] as const);
  });

function reachableFrom(room: string, imports: RoomGraph['imports']): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [room];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
    for (const to of imports.get(next) ?? [])
      if (!reached.has(to)) {
        reached.add(to);
        waiting.push(to);
      }
  return reached;
}

const listed = (name: string): readonly string[] =>
  JSON.parse(readFileSync(join(root, `scripts/${name}-rooms.json`), 'utf8'));

/** From the ground up. */
export const engineRooms: readonly string[] = listed('engine').map((room) => `engine/${room}`);

/** Of the processes around the engine, from the ground up. */
export const edgeRooms = listed('edge');

/** Folders that are part of the room around them, and why. */
export const insideRooms: Readonly<Record<string, string>> = {
  'engine/analysis/report/words': 'the phrases of findings, one file a language',
  'engine/analysis/rules/packs': 'rules like the others, which a house can switch on',
  'engine/compiler/files/template/texts': 'how a text of a template is checked and filled',
  'engine/compiler/files/template/markdown': 'how a text in Markdown becomes MJML',
  'engine/compiler/files/template/frame': 'what stands around such a text',
  'server/pages/texts': 'the words of the pages, one file a language',
  'wording/texts': 'the words, one file a language',
};

const roomOf = (file: string): string => {
  const folder = dirname(file);
  return folder in insideRooms ? dirname(folder) : folder;
};

const importedBy = (file: string): readonly string[] =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/from '(\.{1,2}\/[^']+)'/g)].map(
    ([, specifier = '']) => posix.join(dirname(file), specifier),
  );
