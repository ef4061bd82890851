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

/** Reads the rooms of everything that is shipped; what stands in no list of rooms of its own belongs to the room around it. */
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

const allRooms = [...engineRooms, ...edgeRooms];

const roomOf = (file: string): string => {
  const folder = dirname(file);
  const around = allRooms.filter((room) => folder === room || folder.startsWith(`${room}/`));
  return around.toSorted((a, b) => b.length - a.length)[0] ?? folder;
};

const importedBy = (file: string): readonly string[] =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/from '(\.{1,2}\/[^']+)'/g)].map(
    ([, specifier = '']) => posix.join(dirname(file), specifier),
  );
