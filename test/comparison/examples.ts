import { libraryFiles } from '../conformance/library.ts';
import { realTimeScenes } from '../conformance/real-time-scenes.ts';
import { blocksIn, documents } from '../docs/documents.ts';
import { applyEdits } from '../mutations/mutation.ts';
import { mutations } from '../mutations/mutations.ts';
import { around, partsOf } from './around.ts';
import {
  checkAndPlay,
  checkOtherwise,
  type Command,
  laidOut,
  type Place,
  textsBelow,
} from './place.ts';

/** Everything that the tests keep as whole flows: examples of findings, deliberate faults, fixtures, scenes of the conformance, blocks of the documents. */
export function examplePlaces(shipped: ReadonlyMap<string, string>): readonly Place[] {
  return [...found(shipped), ...faults(shipped), ...fixtures(), quick(), ...shown(shipped)];
}

const facts = 'facts.json';
const rehearse: Command = `rehearse example --case ${facts} --start 2026-09-30T16:00+08:00`.split(
  ' ',
);
const sample = textsBelow('definitions/samples')['core-transparent.json'] ?? '';

const found = (shipped: ReadonlyMap<string, string>): readonly Place[] =>
  Object.entries(textsBelow('test/proofs'))
    .filter(([path]) => path.endsWith('.yaml'))
    .map(([path, text], turn) => ({
      name: `proofs-${path.replaceAll('/', '-')}`,
      files: { ...laidOut(around(partsOf(text), 'example', shipped)), [facts]: sample },
      commands: path.endsWith('wrong.yaml')
        ? [...checkAndPlay, checkOtherwise(turn), rehearse]
        : [['check']],
    }));

const faults = (shipped: ReadonlyMap<string, string>): readonly Place[] =>
  mutations.map(({ flow, given = [], edits }, turn) => {
    const spoiled = [...applyEdits(shipped, [...given, ...edits])];
    return {
      name: `fault-${turn + 1}`,
      files: laidOut(around([], flow, new Map(spoiled))),
      commands: [
        ...checkAndPlay.slice(0, 1),
        ...(turn % 3 === 0 ? [checkOtherwise(turn / 3)] : []),
      ],
    };
  });

const flows = 'test/fixtures/flows';

function fixtures(): readonly Place[] {
  const shared = textsBelow(`${flows}/around`);
  return ['valid', 'invalid'].flatMap((kind) =>
    Object.entries(textsBelow(`${flows}/${kind}`)).map(([file, text], turn) => ({
      name: `fixture-${kind}-${file}`,
      files: laidOut({ ...shared, [`flows/${file}`]: text }),
      commands: [...checkAndPlay, ['check', '--format', 'json'], checkOtherwise(turn)],
    })),
  );
}

function quick(): Place {
  const scenes = Object.values(realTimeScenes).map(({ flow }, index) => [
    `flows/scene-${index + 1}.yaml`,
    `flow: scene-${index + 1}\ntitle: Test\ncalendar: plain\n${flow.trim()}\n`,
  ]);
  const files = laidOut({ ...libraryFiles, ...Object.fromEntries(scenes) });
  const commands = [...checkAndPlay, checkOtherwise(0), checkOtherwise(1)];
  return { name: 'conformance-scenes', files, commands };
}

/** What the documents show: files, whose paths their first lines name, and lists of steps. */
function shown(shipped: ReadonlyMap<string, string>): readonly Place[] {
  const blocks = documents
    .filter(({ file }) => !file.startsWith('docs/findings/'))
    .flatMap(({ file, text }) => blocksIn(text, 'yaml').map((block) => ({ file, block })));
  const files = blocks.map(({ file, block }, index) => {
    const [, path] = /^# (\S+\.yaml)\n/.exec(block) ?? [];
    const id = `${file.toLowerCase().replaceAll(/\W+/g, '-')}-${index + 1}`;
    const steps = block.replaceAll(/^/gm, '  ');
    return path === undefined
      ? [`flows/${id}.yaml`, `flow: ${id}\ntitle: Example\ncalendar: cn-office\nsteps:\n${steps}`]
      : [path, block];
  });
  return [
    {
      name: 'documents',
      files: laidOut({ ...Object.fromEntries(shipped), ...Object.fromEntries(files) }),
      commands: [...checkAndPlay, ['test'], checkOtherwise(0)],
    },
  ];
}
