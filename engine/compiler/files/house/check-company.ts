import { didYouMean } from '../../../expression/check/nearest.ts';
import { readMailAddress } from '../../../people/mail-address.ts';
import { type PathDiagnostic, wrongValue } from '../../source/source.ts';
import { contrastWithWhite } from './contrast.ts';
import type { WrittenCompany } from './house-schema.ts';

/** The logo is there and a picture, and letters on the color can be read. `pictures` are the SVG files beside `house.yaml`, by name. */
export function* checkCompany(
  { name, logo, color, 'reply-to': replyTo }: WrittenCompany,
  pictures: ReadonlyMap<string, string> | undefined,
): Generator<PathDiagnostic> {
  yield* checkName(name);
  if (logo !== undefined && pictures !== undefined) yield* checkLogo(logo, pictures);
  if (color !== undefined) yield* checkColor(color);
  if (replyTo !== undefined) yield* checkAddress(replyTo);
}

function* checkName(name: WrittenCompany['name']): Generator<PathDiagnostic> {
  const names = typeof name === 'string' ? [[[], name] as const] : localNames(name);
  for (const [place, written] of names)
    if (/[\p{Cc}\u2028\u2029]/u.test(written))
      yield wrongValue(
        ['company', 'name', ...place],
        'the name has a line break or another control character in it',
        'write it on one line: it stands in subjects of mails and in titles of pages',
      );
}

const localNames = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([locale, written]) => [[locale], written] as const);

function* checkLogo(
  logo: string,
  pictures: ReadonlyMap<string, string>,
): Generator<PathDiagnostic> {
  const path = ['company', 'logo'];
  const picture = pictures.get(logo);
  const problem = picture === undefined ? undefined : pictureProblem(picture);
  if (picture === undefined)
    yield wrongValue(
      path,
      `there is no file "${logo}" beside house.yaml`,
      didYouMean(logo, [...pictures.keys()], 'put it there, or leave out the logo'),
    );
  else if (problem !== undefined)
    yield wrongValue(path, `"${logo}" ${problem}`, 'save it as a plain SVG from a drawing program');
}

function* checkAddress(written: string): Generator<PathDiagnostic> {
  const found = readMailAddress(written);
  if ('problem' in found)
    yield wrongValue(
      ['company', 'reply-to'],
      `"${written}" ${found.problem}`,
      'write an address, such as hr@example.com',
    );
}

/** Whatever a picture could load or run; browsers run nothing in a logo, and somebody may open it by itself. */
function pictureProblem(svg: string): string | undefined {
  if (!/<svg[\s>]/i.test(svg)) return 'is no SVG';
  if (svg.length > mostLetters) return `is larger than ${mostLetters / 1000} kB`;
  if (/<(script|foreignObject|iframe)[\s>]|\son\w+\s*=|javascript:|<!ENTITY/i.test(svg))
    return 'holds more than a picture, such as a script';
  return /(?:href|src)\s*=\s*["']\s*(?!#|data:image\/)|url\(\s*["']?(?!#)/i.test(svg)
    ? 'loads something from elsewhere'
    : undefined;
}

const mostLetters = 100_000;

function* checkColor(color: string): Generator<PathDiagnostic> {
  const contrast = contrastWithWhite(color);
  if (contrast < leastContrast)
    yield wrongValue(
      ['company', 'color'],
      `white letters on ${color} can hardly be read: their contrast is ${contrast.toFixed(1)} to 1`,
      `take a darker color, with ${leastContrast} to 1 or more`,
    );
}

/** Links stand on paper that is tinted with the color as well: there this leaves the 4.5 of WCAG 2.2, success criterion 1.4.3 (level AA). */
const leastContrast = 5.3;
