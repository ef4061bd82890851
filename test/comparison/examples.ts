import { withBareHouse } from '../../cli/docs/bare-house.ts';
import { definitionsAround } from '../../cli/docs/definitions-around.ts';
import { partsOf } from '../../cli/docs/finding-example.ts';
import { libraryFiles } from '../conformance/library.ts';
import { realTimeScenes } from '../conformance/real-time-scenes.ts';
import { blocksIn, documents } from '../docs/documents.ts';
import { applyEdits } from '../mutations/mutation.ts';
import { mutations } from '../mutations/mutations.ts';
import {
  checkAndRehearse,
  checkInOtherFormat,
  type TidingsCommand,
  inWorkTree,
  type ComparisonInput,
  type InputFiles,
  textsBelow,
} from './comparison-input.ts';

/** The whole flows of other tests: examples of findings, mutated definitions, fixtures, scenes of the conformance suite, blocks of the documents. */
export function exampleInputs(shipped: ReadonlyMap<string, string>): readonly ComparisonInput[] {
  return [
    ...findingInputs(shipped),
    ...mutationInputs(shipped),
    ...fixtureInputs(),
    realTimeSceneInput(),
    ...documentInputs(shipped),
  ];
}

const facts = 'facts.json';
const rehearse: TidingsCommand =
  `rehearse example --case ${facts} --start 2026-09-30T16:00+08:00`.split(' ');
const sample = textsBelow('definitions/samples')['core-transparent.json'] ?? '';

const findingInputs = (shipped: ReadonlyMap<string, string>): readonly ComparisonInput[] =>
  Object.entries(textsBelow('test/proofs'))
    .filter(([path]) => path.endsWith('.yaml'))
    .map(([path, text], turn) => ({
      name: `proofs-${path.replaceAll('/', '-')}`,
      files: {
        ...inWorkTree(
          textsOf(definitionsAround('example', withBareHouse(shipped), new Map(partsOf(text)))),
        ),
        [facts]: sample,
      },
      commands: path.endsWith('wrong.yaml')
        ? [...checkAndRehearse, checkInOtherFormat(turn), rehearse]
        : [['check']],
    }));

const mutationInputs = (shipped: ReadonlyMap<string, string>): readonly ComparisonInput[] =>
  mutations.map(({ flow, given = [], edits }, turn) => {
    const mutated = [...applyEdits(shipped, [...given, ...edits])];
    return {
      name: `fault-${turn + 1}`,
      files: inWorkTree(textsOf(definitionsAround(flow, new Map(mutated)))),
      commands: [
        ...checkAndRehearse.slice(0, 1),
        ...(turn % 3 === 0 ? [checkInOtherFormat(turn / 3)] : []),
      ],
    };
  });

const textsOf = (files: ReadonlyMap<string, string>): InputFiles => Object.fromEntries(files);

const flows = 'test/fixtures/flows';

function fixtureInputs(): readonly ComparisonInput[] {
  const shared = textsBelow(`${flows}/around`);
  return ['valid', 'invalid'].flatMap((kind) =>
    Object.entries(textsBelow(`${flows}/${kind}`)).map(([file, text], turn) => ({
      name: `fixture-${kind}-${file}`,
      files: inWorkTree({ ...shared, [`flows/${file}`]: text }),
      commands: [...checkAndRehearse, ['check', '--format', 'json'], checkInOtherFormat(turn)],
    })),
  );
}

function realTimeSceneInput(): ComparisonInput {
  const scenes = Object.values(realTimeScenes).map(({ flow }, index) => [
    `flows/scene-${index + 1}.yaml`,
    `flow: scene-${index + 1}\ntitle: Test\ncalendar: plain\n${flow.trim()}\n`,
  ]);
  const files = inWorkTree({ ...libraryFiles, ...Object.fromEntries(scenes) });
  const commands = [...checkAndRehearse, checkInOtherFormat(0), checkInOtherFormat(1)];
  return { name: 'conformance-scenes', files, commands };
}

/** The YAML of the documents: files, whose paths their first lines name, and lists of steps. */
function documentInputs(shipped: ReadonlyMap<string, string>): readonly ComparisonInput[] {
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
      files: inWorkTree({ ...Object.fromEntries(shipped), ...Object.fromEntries(files) }),
      commands: [...checkAndRehearse, ['test'], checkInOtherFormat(0)],
    },
  ];
}
