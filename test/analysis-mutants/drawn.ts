import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { API } from 'typescript/unstable/sync';
import { createRandom } from '../../engine/simulation/random.ts';
import { editOf, lineAt, type AnalysisMutant, mutationOperators } from './mutant.ts';
import { type MutationPlace, mutationPlacesIn } from './mutation-places.ts';

const root = join(import.meta.dirname, '../..');

/** What is mutated: the analyses, but for their words, and what they stand on. */
const rooms = ['engine/analysis', 'engine/behaviour', 'engine/time/maps'];
const files = [
  'engine/model/message.ts',
  'engine/people/seats.ts',
  'engine/steps/behaviour-of-plan.ts',
  'engine/steps/task-behaviour.ts',
];
const withoutWords = /^engine\/analysis\/(?!report\/)|^engine\/(?!analysis\/)/;

interface PlaceInFile extends MutationPlace {
  readonly file: string;
  readonly source: string;
}

/** So many mutants, as many of each operator, no two of them in one line; the same for the same seed and sources. */
export function drawMutants(seed: number, count: number): readonly AnalysisMutant[] {
  const random = createRandom(seed);
  const places = allPlaces();
  const left = new Map(
    mutationOperators.map((one) => [one, places.filter(({ operator }) => operator === one)]),
  );
  const taken = new Set<string>();
  const drawn: AnalysisMutant[] = [];
  while (drawn.length < count && [...left.values()].some(({ length }) => length > 0)) {
    for (const of of left.values()) {
      const next = drawFresh(of, taken, random);
      if (next !== undefined && drawn.length < count) drawn.push(mutantAt(next));
    }
  }
  return drawn;
}

/** One of the places in whose line none has been taken; takes it away from them. */
function drawFresh(
  places: PlaceInFile[],
  taken: Set<string>,
  random: () => number,
): PlaceInFile | undefined {
  while (places.length > 0) {
    const [drawn] = places.splice(Math.floor(random() * places.length), 1);
    if (drawn === undefined) return undefined;
    const line = `${drawn.file}:${lineAt(drawn.source, drawn.start)}`;
    if (taken.has(line)) continue;
    taken.add(line);
    return drawn;
  }
  return undefined;
}

function mutantAt({ file, source, operator, start, end, to }: PlaceInFile): AnalysisMutant {
  const { was, is } = editOf({ start, end, to }, source);
  return {
    title: `${operator}: ${file}:${lineAt(source, start)}: ${was} -> ${is}`,
    against: { operator },
    file,
    start,
    end,
    to,
  };
}

function allPlaces(): readonly PlaceInFile[] {
  const api = new API({ cwd: root });
  const [project] = api.updateSnapshot({ openProjects: ['tsconfig.json'] }).getProjects();
  const places = [...rooms.flatMap(filesBelow), ...files].toSorted().flatMap((file) => {
    const source = project?.program.getSourceFile(join(root, file));
    if (source === undefined) throw new Error(`there is no ${file}`);
    return mutationPlacesIn(source).map((one) => ({ ...one, file, source: source.text }));
  });
  api.close();
  return places;
}

const filesBelow = (room: string): readonly string[] =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${room}/${name}`)
    .filter((file) => withoutWords.test(file));
