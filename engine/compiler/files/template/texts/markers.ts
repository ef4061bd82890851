/** An output or a tag of Liquid in a text. */
export interface Marker {
  readonly start: number;
  readonly end: number;
  /** With its braces. */
  readonly written: string;
  readonly inner: string;
  /** Whether it only decides what is written. */
  readonly condition: boolean;
  /** The path that an output shows, when it begins with one. */
  readonly path: string | undefined;
  readonly filters: readonly string[];
}

/** All markers of a text, in order. */
export function markersOf(text: string): readonly Marker[] {
  const markers: Marker[] = [];
  // A text full of beginnings would otherwise be searched to its end for each of them.
  const lastEnds = { '}}': text.lastIndexOf('}}'), '%}': text.lastIndexOf('%}') };
  const opening = /\{[{%]/g;
  while (opening.test(text)) {
    const start = opening.lastIndex - 2;
    const closing = text.startsWith('{{', start) ? '}}' : '%}';
    if (lastEnds[closing] < start + 2) opening.lastIndex = start + 1;
    else {
      const end = text.indexOf(closing, start + 2) + 2;
      markers.push(markerOf(text.slice(start, end), start));
      opening.lastIndex = end;
    }
  }
  return markers;
}

function markerOf(written: string, start: number): Marker {
  const inner = written.slice(2, -2).replace(/^-/, '').replace(/-$/, '').trim();
  const isOutput = written.startsWith('{{');
  return {
    start,
    end: start + written.length,
    written,
    inner,
    condition: !isOutput && /^(if|elsif|unless)\b/.test(inner),
    path: isOutput ? /^[A-Za-z_][\w-]*(\.[\w-]+)*(?=\s*(\||$))/.exec(inner)?.[0] : undefined,
    filters: isOutput ? filtersOf(inner) : [],
  };
}

/** The marker in which a place of the text lies. */
export const markerAt = (markers: readonly Marker[], offset: number): Marker | undefined =>
  markers.find(({ start, end }) => start <= offset && offset < end);

/** A loop over a list, by the name that it gives each item. */
export interface TextLoop {
  readonly item: string;
  readonly list: readonly string[];
  readonly start: number;
}

export const loopsOf = (markers: readonly Marker[]): readonly TextLoop[] =>
  markers.flatMap(({ inner, start }) => {
    const [, item, list] = /^for\s+([\w-]+)\s+in\s+([\w.-]+)/.exec(inner) ?? [];
    return item === undefined || list === undefined ? [] : [{ item, list: list.split('.'), start }];
  });

/** The filters of an output; a bar inside quotes begins none. */
const filtersOf = (inner: string): readonly string[] =>
  Array.from(
    inner.replaceAll(/'[^']*'|"[^"]*"/g, '').matchAll(/\|\s*(\w+)/g),
    ([, filter = '']) => filter,
  );
