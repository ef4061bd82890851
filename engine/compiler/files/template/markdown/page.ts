import type { OffsetDiagnostic } from '../../../source/source.ts';
import { type Marker, markersOf } from '../texts/markers.ts';
import { masked } from './masked.ts';

/** A part of a text, in offsets; the end is exclusive. */
export interface TextSpan {
  readonly from: number;
  readonly to: number;
}

/** A text in Markdown while it is read. */
export interface MarkdownPage {
  readonly text: string;
  /** Of the same length, without markers. */
  readonly masked: string;
  readonly markers: readonly Marker[];
  readonly problems: OffsetDiagnostic[];
  /** Tags whose other end stands elsewhere; of a text that is no Liquid they say nothing. */
  readonly strays: OffsetDiagnostic[];
  /** The addresses to which its links lead. */
  readonly links: TextSpan[];
}

export const createPage = (text: string): MarkdownPage => ({
  text,
  masked: masked(text),
  markers: markersOf(text),
  problems: [],
  strays: [],
  links: [],
});

/** Says of a part of the text that mails do not take it. */
export function report(
  { problems }: MarkdownPage,
  { from, to }: TextSpan,
  message: string,
  hint: string,
): void {
  problems.push({ code: 'markdown', message, hint, from, to });
}

/** More than anybody mends at once; keeps the reading of hostile texts short. */
export const isHopeless = ({ problems }: MarkdownPage): boolean => problems.length >= 20;

/** The markers that stand in a part of the text, which never begins or ends within one. */
export const markersIn = ({ markers }: MarkdownPage, { from, to }: TextSpan): readonly Marker[] =>
  markers.slice(countBefore(markers, from), countBefore(markers, to));

function countBefore(markers: readonly Marker[], place: number): number {
  let least = 0;
  let most = markers.length;
  while (least < most) {
    const middle = Math.floor((least + most) / 2);
    if ((markers[middle]?.start ?? place) < place) least = middle + 1;
    else most = middle;
  }
  return least;
}
