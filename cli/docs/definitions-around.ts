import { systemTemplates } from '../../engine/model/message.ts';

/** What stands in a folder of definitions, by path. */
export type TextsByPath = ReadonlyMap<string, string>;

/**
 * The definitions among which one flow compiles, routed to it: `own` files, and of `shared` ones all but the flows, parts and templates that it
 * cannot reach, because texts take long to check.
 */
export function definitionsAround(
  flow: string,
  shared: TextsByPath,
  own: TextsByPath = new Map(),
): TextsByPath {
  const routed = namesAfter('flow', [own.get('routing.yaml') ?? '']);
  const flows = new Set([flow, ...routed]);
  const isReached = (path: string, parts: ReadonlySet<string>): boolean => {
    const [folder = '', name = ''] = path.split('/');
    const id = name.replace(/\.yaml$/, '');
    return folder === 'flows' ? flows.has(id) : folder === 'parts' && parts.has(id);
  };
  const all = new Map([...shared, ...own]);
  const textOf = (path: string): string => all.get(path) ?? '';
  const started = [
    ...own.values(),
    textOf('house.yaml'),
    ...[...flows].map((id) => textOf(`flows/${id}.yaml`)),
  ];
  const parts = new Set(namesAfter('run', started));
  for (const id of parts)
    for (const inner of namesAfter('run', [textOf(`parts/${id}.yaml`)])) parts.add(inner);
  const written = [...started, ...[...parts].map((id) => textOf(`parts/${id}.yaml`))];
  // A part is given the name of a template under any key.
  const templates = new Set<string>([...systemTemplates, ...namesAfter('[\\w-]+', written)]);
  const reachable = [...shared].filter(([path]) => {
    const [folder, name = ''] = path.split('/');
    if (folder === 'templates') return templates.has(name) || name === 'frame.mjml';
    return (folder !== 'flows' && folder !== 'parts') || isReached(path, parts);
  });
  return new Map([...reachable, ['routing.yaml', `rules: [{ flow: ${flow} }]\n`], ...own]);
}

const namesAfter = (key: string, texts: readonly string[]): readonly string[] =>
  texts.flatMap((text) =>
    [...text.matchAll(new RegExp(`\\b${key}: ([a-z][a-z0-9-]*)`, 'g'))].map(([, id = '']) => id),
  );
