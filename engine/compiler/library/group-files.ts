import type { TemplateFiles } from '../files/template/compile-template.ts';
import { parse } from '../source/parse.ts';
import type { Source } from '../source/source.ts';

/** Parsed files by what they define, each under the name of its file. */
export interface FilesByKind {
  readonly flows: ReadonlyMap<string, Source>;
  readonly calendars: ReadonlyMap<string, Source>;
  readonly forms: ReadonlyMap<string, Source>;
  readonly templates: ReadonlyMap<string, TemplateFiles>;
  readonly packs: ReadonlyMap<string, Source>;
  readonly case: Source | undefined;
  readonly directory: Source | undefined;
  readonly routing: Source | undefined;
}

/** Parses files, given by their paths below the root, and sorts them by what they define. */
export function groupFiles(files: ReadonlyMap<string, string>): FilesByKind {
  const below = (folder: string): ReadonlyMap<string, Source> =>
    new Map(
      [...files].flatMap(([path, text]) => {
        const [, name] = new RegExp(`^${folder}/([^/.]+)\\.ya?ml$`).exec(path) ?? [];
        return name === undefined ? [] : [[name, parse(text, path)] as const];
      }),
    );
  const single = (path: string): Source | undefined => {
    const text = files.get(path);
    return text === undefined ? undefined : parse(text, path);
  };
  return {
    flows: below('flows'),
    calendars: below('calendars'),
    forms: below('forms'),
    templates: templatesOf(files),
    packs: below('packs'),
    case: single('case.yaml'),
    directory: single('directory.yaml'),
    routing: single('routing.yaml'),
  };
}

function templatesOf(files: ReadonlyMap<string, string>): ReadonlyMap<string, TemplateFiles> {
  const found = new Map<string, { source: Source; bodies: Map<string, string> }>();
  for (const [path, text] of files) {
    const [, id] = /^templates\/([^/]+)\/template\.yaml$/.exec(path) ?? [];
    if (id !== undefined) found.set(id, { source: parse(text, path), bodies: new Map() });
  }
  for (const [path, text] of files) {
    const [, id = '', locale = ''] = /^templates\/([^/]+)\/([^/]+)\.mjml$/.exec(path) ?? [];
    found.get(id)?.bodies.set(locale, text);
  }
  return found;
}
