import { fileTypeFromBuffer } from 'file-type';

/** What a file is: the ending that its kind mostly has, and its media type. */
export interface ContentType {
  readonly ext: string;
  readonly mime: string;
}

/** The type of a file as its content shows it; a file name proves nothing. `undefined` when nobody knows it. */
export const contentTypeOf = async (bytes: Uint8Array): Promise<ContentType | undefined> => {
  const found = heifKind(bytes) ?? (await fileTypeFromBuffer(bytes));
  if (found?.ext === 'apng') return png;
  return hasPdfHeader(bytes) && isNoObstacle(found) ? pdf : found;
};

const pdf: ContentType = { ext: 'pdf', mime: 'application/pdf' };
/** A picture that moves; programs that do not know that show the first of it. */
const png: ContentType = { ext: 'png', mime: 'image/png' };
const heif: ContentType = { ext: 'heic', mime: 'image/heic' };

const avif: ContentType = { ext: 'avif', mime: 'image/avif' };

/** Every viewer opens a PDF whose header stands somewhere in the first kilobyte: scanners, printers and mail programs put lines before it. */
const headerWithin = 1024;
const pdfHeader = /%PDF-\d|%!PS-Adobe-\d\.\d PDF-\d/;

function hasPdfHeader(bytes: Uint8Array): boolean {
  const head = latin1(bytes.subarray(0, headerWithin));
  const at = head.search(pdfHeader);
  return at >= 0 && !webPage.test(head.slice(0, at).replaceAll('\0', ''));
}

/**
 * Text before the header that a browser would carry out, were the file kept as a web page; zero bytes are taken out first, which finds it
 * in UTF-16, too. A lone `<br>` or `<b>` does nothing: programs that print a warning before they write a PDF leave one.
 */
const webPage = new RegExp(
  [
    '<!doctype\\s+html',
    `<(?:${[
      'html|head|body|title|meta|base|link|style|script|noscript|template|slot',
      'iframe|frame|frameset|object|embed|applet|portal|param',
      'svg|math|img|image|picture|source|track|video|audio|bgsound|canvas|map|area',
      'a|form|input|button|select|textarea|isindex|keygen|dialog|details|marquee|layer',
      'div|table|h[1-6]|xmp|plaintext',
    ].join('|')})[\\s>/]`,
    // An attribute that runs something, of whatever element.
    '<[a-z][^>]*[\\s/"\']on[a-z]+\\s*=',
    // An XML document can call these elements something else.
    'w3\\.org/(?:1999/xhtml|2000/svg)|<\\?xml-stylesheet',
  ].join('|'),
  'i',
);

/** Types that `file-type` wrongly sees in the lines before such a header. A file that begins like another type, such as an archive, is no PDF. */
const mistaken = /^(audio\/.*|application\/(postscript|xml|pdf))$/;
const isNoObstacle = (found: ContentType | undefined): boolean =>
  found === undefined || mistaken.test(found.mime);

/** The brands of still and moving HEIF pictures, of which `file-type` takes some for films. */
const heifBrand = /^(?:hei[cmsx]|hev[cmsx]|mif[12]|msf1)$/;

/** Any picture in this container may say no more than that it is one (`mif1`); how it is encoded stands among the brands that follow. */
function heifKind(bytes: Uint8Array): ContentType | undefined {
  const head = latin1(bytes.subarray(0, brandsWithin));
  if (head.slice(4, 8) !== 'ftyp' || !heifBrand.test(head.slice(8, 12))) return undefined;
  const brands = head.slice(8, Buffer.from(bytes).readUInt32BE(0)).match(/.{4}/gs) ?? [];
  const first = brands.find((brand, at) => at !== versionAt && encoding.test(brand));
  return first?.startsWith('av') ? avif : heif;
}

const brandsWithin = 256;
/** Between the major brand and the others. */
const versionAt = 1;
const encoding = /^(?:avi[fs]|hei[cmsx]|hev[cmsx])$/;

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
