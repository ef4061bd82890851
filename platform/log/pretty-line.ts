import pico from 'picocolors';

/** Makes a line for people of a JSON line of the log: time, level, message, cause, and fields. */
export function prettyLine(json: string): string {
  const line: unknown = JSON.parse(json);
  const { time, level, msg = '', err, ...fields } = fieldsOf(line);
  const rest = Object.entries(fields).map(([name, value]) => ` ${name}=${short(value)}`);
  const { message } = fieldsOf(err);
  const why = message === undefined ? '' : ` (${short(message)})`;
  const clock = `${short(time).slice(11, 19)}Z`;
  return `${pico.dim(clock)} ${paint(short(level))} ${short(msg)}${why}${pico.dim(rest.join(''))}\n`;
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

const colours = new Map([
  ['fatal', pico.red],
  ['error', pico.red],
  ['warn', pico.yellow],
  ['info', pico.cyan],
]);

const paint = (level: string): string => (colours.get(level) ?? pico.dim)(level.padEnd(5));

/** Shows line breaks as `\n`, so that one event is one line, and other characters that steer a terminal or reorder a line by their code. */
const short = (value: unknown): string =>
  (typeof value === 'string' ? value : JSON.stringify(value))
    .replaceAll(/\r?\n/g, '\\n')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, coded);

const coded = (letter: string): string => {
  const code = letter.codePointAt(0)!.toString(16);
  return code.length > 2 ? `\\u{${code}}` : `\\x${code.padStart(2, '0')}`;
};
