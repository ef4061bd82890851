import { writeFile } from 'node:fs/promises';
import { Command, Option } from 'commander';
import { diagramOf } from '../engine/diagram/diagram.ts';
import { behaviourOfPlan } from '../engine/steps/behaviour-of-plan.ts';
import { locales, type Locale } from '../engine/model/locale.ts';
import { captionsIn } from './diagram/caption.ts';
import { diagramMermaid } from './diagram/mermaid.ts';
import { diagramSvg } from './diagram/svg.ts';
import { readFlow } from './rehearsal/read-flow.ts';
import { addFolderOptions, type DefinitionFolders } from './command/definition-folders.ts';

interface DiagramOptions extends DefinitionFolders {
  readonly format: 'mermaid' | 'svg';
  readonly locale: Locale;
  readonly out?: string;
}

/** `tidings diagram`: draws a flow with everything that can happen in it. */
export const diagramCommand = (): Command =>
  addFolderOptions(
    new Command('diagram')
      .description('draw a flow, for people or for Mermaid')
      .argument('<flow>', 'id of the flow')
      .addOption(
        new Option('--format <format>', 'text for Mermaid, or a picture')
          .choices(['mermaid', 'svg'])
          .default('mermaid'),
      )
      .addOption(new Option('--locale <locale>', 'its language').choices(locales).default('en'))
      .option('--out <file>', 'where to; default: standard output'),
  )
    .addHelpText('after', '\nExit code: 0 drawn, 1 findings in the flow, 2 could not run.')
    .action(async (flow: string, options: DiagramOptions) => {
      const drawn = await drawFlow(flow, options);
      if (options.out === undefined) process.stdout.write(drawn);
      else await writeFile(options.out, drawn);
    });

/** The diagram of a flow as text. */
export async function drawFlow(
  flow: string,
  options: Omit<DiagramOptions, 'out'>,
): Promise<string> {
  const { setting, texts } = await readFlow(flow, options);
  const diagram = diagramOf(behaviourOfPlan(setting.plan));
  const captions = captionsIn(options.locale, texts);
  return options.format === 'svg'
    ? diagramSvg(setting.plan, diagram, captions)
    : diagramMermaid(diagram, captions);
}
