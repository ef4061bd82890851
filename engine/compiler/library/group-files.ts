import type { Diagnostic } from '../../model/diagnostic.ts';
import { type Frame, frameFile } from '../files/template/frame/compose-frame.ts';
import { type MarkdownText, readMarkdownText } from '../files/template/markdown/markdown-text.ts';
import type { TemplateFiles } from '../files/template/template-files.ts';
import { parse } from '../source/parse.ts';
import { rememberLatest } from '../source/remember-latest.ts';
import { diagnosticAt, fileStart, unreadSource, type Source } from '../source/source.ts';
import { definitionPlace, type FolderKind, type SingleKind } from './definition-place.ts';
import { missingSource } from './required-files.ts';
import { unplacedFiles } from './unplaced-files.ts';

/** Parsed files by what they define, each under the name of its file. */
export interface FilesByKind {
  readonly flows: ReadonlyMap<string, Source>;
  readonly parts: ReadonlyMap<string, Source>;
  readonly calendars: ReadonlyMap<string, Source>;
  readonly forms: ReadonlyMap<string, Source>;
  readonly templates: ReadonlyMap<string, TemplateFiles>;
  /** Around texts in Markdown. */
  readonly frame: Frame | undefined;
  readonly packs: ReadonlyMap<string, Source>;
  readonly case: Source | undefined;
  readonly directory: Source | undefined;
  readonly house: Source | undefined;
  readonly routing: Source | undefined;
  /** The texts of SVG files beside `house.yaml`, by name. */
  readonly pictures: ReadonlyMap<string, string>;
  /** The number of files that were read. */
  readonly count: number;
  /** About files that nobody reads. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Why files that are there were not read, by path. */
export type UnreadFiles = ReadonlyMap<string, Diagnostic>;

/** Parses files, given by their paths below the root, and sorts them by what they define. */
export function groupFiles(
  files: ReadonlyMap<string, string>,
  unread: UnreadFiles = new Map(),
): FilesByKind {
  const groups: Groups = {
    folders: {
      flow: new Map(),
      part: new Map(),
      calendar: new Map(),
      form: new Map(),
      pack: new Map(),
    },
    singles: new Map(),
    templates: new Map(),
    bodies: new Map(),
    frames: [],
    pictures: new Map(),
  };
  const all = [...files.keys(), ...unread.keys()].toSorted();
  for (const path of all)
    addFile(path, { text: files.get(path), unread: unread.get(path) }, groups);
  const { folders, singles, templates, bodies, frames, pictures } = groups;
  const frame = frameOf(frames);
  for (const id of bodies.keys()) if (!templates.has(id)) templates.set(id, bodiesAlone(id));
  const unplaced = [...files.keys()].filter((path) => !definitionPlace(path) && !scenes.test(path));
  return {
    flows: folders.flow,
    parts: folders.part,
    calendars: folders.calendar,
    forms: folders.form,
    packs: folders.pack,
    templates: new Map(
      [...templates].map(([id, source]) => [id, templateFiles(source, bodies.get(id), frame)]),
    ),
    frame: frame?.unread === undefined ? frame?.frame : undefined,
    case: singles.get('case'),
    directory: singles.get('directory'),
    house: singles.get('house'),
    routing: singles.get('routing'),
    pictures,
    count: files.size - unplaced.length,
    diagnostics: [
      ...[...unread].flatMap(([path, one]) => (isParsed(path) ? [] : [one])),
      ...unplacedFiles(unplaced),
    ],
  };
}

/** Why such a file was not read is told where it would be. */
const isParsed = (path: string): boolean => {
  const place = definitionPlace(path);
  return place !== undefined && place.kind !== 'picture' && place.kind !== 'frame';
};

/** They have a reader of their own. */
const scenes = /^flows\/[^/.]+\.test\.yaml$/;

interface Groups {
  readonly folders: Readonly<Record<FolderKind, Map<string, Source>>>;
  readonly singles: Map<SingleKind, Source>;
  readonly templates: Map<string, Source>;
  readonly bodies: Map<string, readonly BodyFile[]>;
  readonly frames: FileContent[];
  readonly pictures: Map<string, string>;
}

interface BodyFile extends FileContent {
  readonly path: string;
  readonly locale: string;
  readonly isMarkdown: boolean;
}

/** One of the two. */
interface FileContent {
  readonly text: string | undefined;
  readonly unread: Diagnostic | undefined;
}

function addFile(path: string, content: FileContent, groups: Groups): void {
  const place = definitionPlace(path);
  if (place === undefined) return;
  if (place.kind === 'body') {
    const { id, locale } = place;
    const isMarkdown = path.endsWith('.md');
    const body = { ...content, path, locale, isMarkdown };
    groups.bodies.set(id, [...(groups.bodies.get(id) ?? []), body]);
    return;
  }
  if (place.kind === 'frame') {
    groups.frames.push(content);
    return;
  }
  if (place.kind === 'picture') {
    if (content.text !== undefined) groups.pictures.set(place.name, content.text);
    return;
  }
  const source = sourceOf(path, content);
  if (place.kind === 'template') addSource(groups.templates, place.id, source);
  else if ('id' in place) addSource(groups.folders[place.kind], place.id, source);
  else addSource(groups.singles, place.kind, source);
}

/** Whoever reads definitions again finds most files as they were. */
const parseOnce = rememberLatest(parse);

const sourceOf = (path: string, { text = '', unread }: FileContent): Source =>
  unread ? unreadSource(path, [unread]) : parseOnce(text, path);

/** Of two files for one thing neither is taken: nobody could know which is meant. */
function addSource<Key>(sources: Map<Key, Source>, key: Key, source: Source): void {
  const other = sources.get(key);
  sources.set(key, other ? unreadSource(other.file, [twoFiles(other, source)]) : source);
}

const twoFiles = (one: Source, another: Source): Diagnostic =>
  diagnosticAt(another, fileStart, {
    code: 'two-files',
    message: `"${one.file}" and "${another.file}" define the same thing`,
    hint: 'keep one of the two',
  });

/** A frame that could not be read is there, and unknown. */
const frameOf = ([content]: readonly FileContent[]) =>
  content && {
    frame: { file: frameFile, text: content.text ?? '' },
    unread: content.unread,
  };

function templateFiles(
  source: Source,
  bodies: readonly BodyFile[] = [],
  frame: ReturnType<typeof frameOf>,
): TemplateFiles {
  const texts = bodies.filter(({ isMarkdown }) => isMarkdown);
  const unread = [
    ...bodies.flatMap((body) => body.unread ?? []),
    ...(texts.length > 0 ? [frame?.unread ?? []].flat() : []),
  ];
  return {
    source: { ...source, diagnostics: [...source.diagnostics, ...unread] },
    bodies: new Map(
      bodies.flatMap(({ isMarkdown, locale, text = '' }) => (isMarkdown ? [] : [[locale, text]])),
    ),
    texts: new Map(texts.map((one) => [one.locale, textOf(one)])),
    frame: frame?.frame,
  };
}

const readOnce = rememberLatest(readMarkdownText);

/** Why a text could not be read is told already. */
const textOf = ({ path, text = '', unread }: BodyFile): MarkdownText =>
  unread ? { file: path, head: unreadSource(path, []), body: '' } : readOnce(text, path);

const bodiesAlone = (id: string): Source =>
  missingSource(`templates/${id}/template.yaml`, 'what kind of message this is, and its subjects');
