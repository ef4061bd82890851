import type { InputFiles } from './comparison-input.ts';

type ShippedTexts = ReadonlyMap<string, string>;

/** Files of an example, by path: documents whose first lines name their paths, or a flow alone. */
export const exampleFilesOf = (text: string): readonly (readonly [path: string, text: string])[] =>
  text
    .split(/^---\n/m)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [, path = 'flows/example.yaml'] = /^# (\S+\.yaml)\n/.exec(part) ?? [];
      return [path, part] as const;
    });

/** The definitions that one flow can reach, because checking all texts takes long. */
export function definitionsOfFlow(
  parts: readonly (readonly [string, string])[],
  flow: string,
  all: ShippedTexts,
): InputFiles {
  const texts = new Map([...all, ...parts]);
  const flows = new Set([flow]);
  const textOf = (id: string): string => texts.get(`flows/${id}.yaml`) ?? '';
  for (const [, text] of parts) for (const id of namesAfter('run', text)) flows.add(id);
  for (const id of flows) for (const inner of namesAfter('run', textOf(id))) flows.add(inner);
  const written = [...parts.map(([, text]) => text), ...[...flows].map(textOf)];
  const templates = new Set([
    ...systemTemplatesIn(all),
    ...written.flatMap((text) => namesAfter('template', text)),
  ]);
  const reachable = [...texts].filter(([path]) => {
    const [room, name = ''] = path.split('/');
    if (room === 'templates') return templates.has(name);
    return room !== 'flows' || flows.has(name.replace(/\.yaml$/, ''));
  });
  const own = parts.filter(([path]) => path === 'routing.yaml');
  return Object.fromEntries([
    ...reachable,
    ['routing.yaml', `rules: [{ flow: ${flow} }]\n`],
    ...own,
  ]);
}

/** The system templates, which every case may need. */
const systemTemplatesIn = (all: ShippedTexts): readonly string[] =>
  [...all].flatMap(([path, text]) => {
    const [, name] = /^templates\/([^/]+)\/template\.yaml$/.exec(path) ?? [];
    return name !== undefined && /^class: system$/m.test(text) ? [name] : [];
  });

const namesAfter = (key: string, text: string): readonly string[] =>
  [...text.matchAll(new RegExp(`\\b${key}: ([a-z][a-z0-9-]*)`, 'g'))].map(([, id = '']) => id);
