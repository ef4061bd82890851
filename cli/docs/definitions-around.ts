import { systemTemplates } from '../../engine/model/message.ts';

/** What stands in a folder of definitions, by path. */
export type TextsByPath = ReadonlyMap<string, string>;

/**
 * The definitions among which one flow compiles, routed to it: `own` files, and of `shared` ones all but the flows and templates that it
 * cannot reach, because texts take long to check.
 */
export function definitionsAround(
  flow: string,
  shared: TextsByPath,
  own: TextsByPath = new Map(),
): TextsByPath {
  const all = new Map([...shared, ...own]);
  const textOf = (id: string): string => all.get(`flows/${id}.yaml`) ?? '';
  const routed = namesAfter('flow', [own.get('routing.yaml') ?? '']);
  const flows = new Set([flow, ...routed, ...namesAfter('run', [...own.values()])]);
  for (const id of flows) for (const inner of namesAfter('run', [textOf(id)])) flows.add(inner);
  const written = [...own.values(), ...[...flows].map(textOf)];
  const templates = new Set<string>([
    ...systemTemplates,
    ...namesAfter('template', written),
    ...namesAfter('request', written),
  ]);
  const reachable = [...shared].filter(([path]) => {
    const [folder, name = ''] = path.split('/');
    if (folder === 'templates') return templates.has(name) || name === 'frame.mjml';
    return folder !== 'flows' || flows.has(name.replace(/\.yaml$/, ''));
  });
  return new Map([...reachable, ['routing.yaml', `rules: [{ flow: ${flow} }]\n`], ...own]);
}

const namesAfter = (key: string, texts: readonly string[]): readonly string[] =>
  texts.flatMap((text) =>
    [...text.matchAll(new RegExp(`\\b${key}: ([a-z][a-z0-9-]*)`, 'g'))].map(([, id = '']) => id),
  );
