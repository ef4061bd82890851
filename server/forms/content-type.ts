import { fileTypeFromBuffer } from 'file-type';

/** What a file is: the ending that its kind mostly has, and its media type. */
export interface ContentType {
  readonly ext: string;
  readonly mime: string;
}

/** The type of a file as its content shows it; a file name proves nothing. `undefined` when nobody knows it. */
export const contentTypeOf = async (bytes: Uint8Array): Promise<ContentType | undefined> => {
  const found = isHeif(bytes) ? heif : await fileTypeFromBuffer(bytes);
  if (found?.ext === 'apng') return png;
  return hasPdfHeader(bytes) && isNoObstacle(found) ? pdf : found;
};

const pdf: ContentType = { ext: 'pdf', mime: 'application/pdf' };
/** A picture that moves; programs that do not know that show the first of it. */
const png: ContentType = { ext: 'png', mime: 'image/png' };
const heif: ContentType = { ext: 'heic', mime: 'image/heic' };

/** Every viewer opens a PDF whose header stands somewhere in the first kilobyte: scanners, printers and mail programs put lines before it. */
const headerWithin = 1024;
const pdfHeader = /%PDF-\d|%!PS-Adobe-\d\.\d PDF-\d/;
const hasPdfHeader = (bytes: Uint8Array): boolean =>
  pdfHeader.test(latin1(bytes.subarray(0, headerWithin)));

/** What such lines are taken for; what begins like a program, an archive or another kind that forms know is that. */
const mistaken = /^(audio\/.*|application\/(postscript|xml|pdf))$/;
const isNoObstacle = (found: ContentType | undefined): boolean =>
  found === undefined || mistaken.test(found.mime);

/** The brands of still and moving HEIF pictures, of which `file-type` takes some for films. */
const heifBrand = /^ftyp(hei[cmsx]|hev[cmsx]|mif[12]|msf1)$/;
const isHeif = (bytes: Uint8Array): boolean => heifBrand.test(latin1(bytes.subarray(4, 12)));

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
