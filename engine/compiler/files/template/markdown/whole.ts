import type { Marker } from '../texts/markers.ts';
import type { Framing } from './lines.ts';
import { type MarkdownPage, markersIn } from './page.ts';

/** Reports a tag that begins or ends something whose other end is not among these markers. */
export function checkWhole({ strays }: MarkdownPage, markers: readonly Marker[]): void {
  const stray = strayTag(markers);
  if (stray === undefined) return;
  strays.push({
    code: 'markdown',
    message: `"${stray.written}" and what belongs to it stand in different paragraphs`,
    hint: 'put each on a line of its own, with an empty line before and behind, or all into one paragraph',
    from: stray.start,
    to: stray.end,
  });
}

/** The first tag without its other end; `undefined` where all is whole. */
export function strayTag(markers: readonly Marker[]): Marker | undefined {
  const open: { readonly word: string; readonly marker: Marker }[] = [];
  for (const marker of markers) {
    const word = tagOf(marker);
    if (openers.has(word)) open.push({ word, marker });
    else if (word.startsWith('end')) {
      if (open.pop()?.word !== word.slice(3)) return marker;
    } else if (branches.has(word) && open.length === 0) return marker;
  }
  return open[0]?.marker;
}

const tagOf = ({ written, inner }: Marker): string =>
  (written.startsWith('{%') && /^\w+/.exec(inner)?.[0]) || '';

const openers: ReadonlySet<string> = new Set(['if', 'unless', 'case', 'for', 'comment']);
const branches: ReadonlySet<string> = new Set(['else', 'elsif', 'when']);

/** The same words, with as many of the tags around them as make them whole. */
export function settled(page: MarkdownPage, framing: Framing): Framing {
  const { from, to, before, behind } = framing;
  const starts = [from, ...markersIn(page, before).map(({ start }) => start)].toSorted(
    (a, b) => b - a,
  );
  const ends = [to, ...markersIn(page, behind).map(({ end }) => end)];
  const tries = starts
    .slice(0, mostTags)
    .flatMap((start, i) => ends.slice(0, mostTags).map((end, j) => ({ start, end, taken: i + j })))
    .toSorted((a, b) => a.taken - b.taken);
  const found = tries.find(
    ({ start, end }) => strayTag(markersIn(page, { from: start, to: end })) === undefined,
  );
  if (found === undefined) return framing;
  const { start, end } = found;
  return {
    from: start,
    to: end,
    before: { from: before.from, to: Math.min(before.to, start) },
    behind: { from: Math.max(behind.from, end), to: behind.to },
  };
}

const mostTags = 5;
