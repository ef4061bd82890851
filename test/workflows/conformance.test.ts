import { kinds } from '../../engine/steps/index.ts';
import { explain } from '../conformance/explain.ts';
import { playQuickScenes } from '../conformance/quick.ts';
import { quickScenes } from '../conformance/quick-scenes.ts';
import { type Repertoire, rehearseScenes, sampled } from '../conformance/scenes.ts';
import { playSeason } from '../conformance/season.ts';
import { openTheatre, type Theatre } from '../conformance/theatre.ts';
import { testBundle, testServer } from '../temporal-server.ts';

// What a rehearsal shows is what happens: random scenes on the virtual host, and as real workflows on the real server.
// `npm run conformance` plays a thousand of them.

const seed = 4;
const scenes = 60;

let repertoire: Repertoire;
let theatre: Theatre;
beforeAll(async () => {
  repertoire = await rehearseScenes(sampled(seed, scenes));
  const { directory } = repertoire;
  theatre = await openTheatre({ cli: testServer().cli, bundle: testBundle(), directory });
}, 60_000);
afterAll(() => theatre.close());

test('the sample has at least fifty scenes, with steps of every kind', () => {
  const written = repertoire.pieces.map(({ scene }) => Object.values(scene.files).join('\n'));
  const missing = Object.keys(kinds).filter(
    (kind) => !written.some((files) => new RegExp(`^ *(- )?${kind}:`, 'm').test(files)),
  );
  expect(missing).toEqual([]);
  expect(repertoire.pieces.length).toBeGreaterThanOrEqual(50);
});

test('rehearsal and reality agree entry by entry', async () => {
  const { directory, pieces } = repertoire;
  const report = await playSeason({ theatre, directory, pieces, lanes: 12 });
  expect(report.disagreements.map(explain).join('\n')).toBe('');
  expect(report.scenes).toBe(pieces.length);
  expect(theatre.relay.strangers).toEqual([]);
}, 180_000);

describe('they agree where virtual time cannot go', () => {
  let disagreements: ReadonlyMap<string, string>;
  beforeAll(async () => {
    disagreements = await playQuickScenes(theatre, quickScenes);
  }, 400_000);

  test.each(Object.keys(quickScenes))('%s', (title) => {
    expect(disagreements.get(title)).toBeUndefined();
  });
});
