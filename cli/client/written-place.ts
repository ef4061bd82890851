/** What a command was given, by the place in the API at which it is sent: an option, or a file, in which it has a place of its own. */
export type WrittenPlaces = Readonly<Record<string, string | WrittenFile>>;

interface WrittenFile {
  readonly file: string;
}

/** Where somebody has written what is wrong at this place of a request; the place itself where nobody has. */
export function writtenPlace(pointer: string, places: WrittenPlaces = {}): string {
  const [within] = Object.keys(places)
    .filter((place) => pointer === place || pointer.startsWith(`${place}/`))
    .toSorted((a, b) => b.length - a.length);
  const written = within === undefined ? undefined : places[within];
  if (within === undefined || written === undefined) return pointer;
  if (typeof written === 'string') return written;
  const name = written.file === '-' ? 'standard input' : written.file;
  return [name, pointer.slice(within.length)].filter((part) => part !== '').join(', ');
}
