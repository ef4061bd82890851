import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';

/** The definitions as text, by path below their root, such as `flows/basic-instant.yaml` or `templates/offer/en.mjml`. */
export interface DefinitionFiles {
  readonly files: ReadonlyMap<string, string>;
  readonly diagnostics: readonly FileDiagnostic[];
}

/** A diagnostic of a file that was not read, in the form of the compiler's. */
export interface FileDiagnostic {
  readonly code: 'file-too-large' | 'file-unreadable' | 'file-skipped';
  readonly severity: 'error' | 'warning';
  readonly file: string;
  readonly line: 1;
  readonly column: 1;
  readonly endLine: 1;
  readonly endColumn: 1;
  readonly message: string;
  readonly hint: string;
}

const maxBytes = 256 * 1024;
const maxFiles = 5000;
const endings = /\.(yaml|yml|mjml)$/;
/** Files that are not compiled: scenes of rehearsals have their own reader, samples and schemas are for other programs. */
const others = /(^|\/)(schema|samples)\/|\.test\.yaml$/;

/** Reads every definition below the two folders. Throws only when a folder itself cannot be read. */
export async function readDefinitions(
  definitions: string,
  templates: string,
): Promise<DefinitionFiles> {
  const found = [
    ...(await readBelow(definitions, '')),
    ...(await readBelow(templates, 'templates/')),
  ];
  return {
    files: new Map(found.flatMap(({ file, text }) => (text === undefined ? [] : [[file, text]]))),
    diagnostics: found.flatMap(({ diagnostic }) => (diagnostic ? [diagnostic] : [])),
  };
}

interface FileReadResult {
  readonly file: string;
  readonly text?: string;
  readonly diagnostic?: FileDiagnostic;
}

async function readBelow(folder: string, prefix: string): Promise<readonly FileReadResult[]> {
  const root = await realpath(folder);
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => !entry.isDirectory() && endings.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .slice(0, maxFiles);
  const found: FileReadResult[] = [];
  for (const path of paths) {
    const file = `${prefix}${relative(root, path).split(sep).join('/')}`;
    if (!others.test(file)) found.push(await read(root, path, file));
  }
  return found;
}

async function read(root: string, path: string, file: string): Promise<FileReadResult> {
  try {
    const real = await realpath(path);
    if (!isBelow(root, real)) return { file, diagnostic: fileDiagnostics.outside(file) };
    const { size } = await stat(real);
    if (size > maxBytes) return { file, diagnostic: fileDiagnostics.tooLarge(file) };
    const bytes = await readFile(real);
    return { file, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { file, diagnostic: fileDiagnostics.unreadable(file) };
  }
}

const isBelow = (root: string, path: string): boolean => {
  const relativePath = relative(root, path);
  return relativePath !== '' && !relativePath.startsWith('..') && !isAbsolute(relativePath);
};

const fileDiagnostic = (
  file: string,
  fields: Pick<FileDiagnostic, 'code' | 'severity' | 'message' | 'hint'>,
): FileDiagnostic => ({ ...fields, file, line: 1, column: 1, endLine: 1, endColumn: 1 });

const fileDiagnostics = {
  outside: (file: string) =>
    fileDiagnostic(file, {
      code: 'file-skipped',
      severity: 'error',
      message: 'the file is a link to a place outside its folder and was not read',
      hint: 'put the file itself here',
    }),
  tooLarge: (file: string) =>
    fileDiagnostic(file, {
      code: 'file-too-large',
      severity: 'error',
      message: 'the file is larger than 256 KiB',
      hint: 'split it: a flow can "run" another flow',
    }),
  unreadable: (file: string) =>
    fileDiagnostic(file, {
      code: 'file-unreadable',
      severity: 'error',
      message: 'the file cannot be read as text in UTF-8',
      hint: 'save it as UTF-8 text and check its permissions',
    }),
};
