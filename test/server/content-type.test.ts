import { acceptAttribute, isAccepted, nameOfKind } from '../../server/forms/file-types.ts';
import { contentTypeOf } from '../../server/forms/content-type.ts';

// What a file is taken for, by its content alone.

const pdf = '%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<<>>\n%%EOF\n'.padEnd(3000);
const behind = (bytes: string): string => bytes + pdf;
const heif = (brand: string, others = 'mif1heic'): string =>
  `\0\0\0${String.fromCharCode(16 + others.length)}ftyp${brand}\0\0\0\0${others}`.padEnd(60, '\0');
/** In two bytes a letter. */
const wide = (bytes: string): string => bytes.split('').join('\0');
const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const picture = Buffer.from(png, 'base64').toString('latin1');
/** The same with the chunk that makes it move. */
const moving = `${picture.slice(0, 33)}\0\0\0\x08acTL\0\0\0\x01\0\0\0\0\0\0\0\0${picture.slice(33)}`;

test.each<[string, string, string | undefined]>([
  ['a PDF', pdf, 'pdf'],
  ['a PDF behind the mark of UTF-8', behind('\xef\xbb\xbf'), 'pdf'],
  ['a PDF behind the mark of UTF-16', behind('\xff\xfe'), 'pdf'],
  ['a PDF behind empty lines', behind('\r\n\r\n '), 'pdf'],
  ['a PDF behind zeros', behind('\0'.repeat(200)), 'pdf'],
  ['a PDF as a printer is sent it', behind('\x1b%-12345X@PJL ENTER LANGUAGE=PDF\r\n'), 'pdf'],
  [
    'a PDF as a server sent it',
    behind('HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n'),
    'pdf',
  ],
  ['a PDF as a mail carried it', behind('Content-Type: application/pdf\r\n\r\n'), 'pdf'],
  ['a PDF behind a line of XML', behind('<?xml version="1.0"?>\n'), 'pdf'],
  ['a PDF behind a line of PostScript', behind('%!PS-Adobe-3.0\n'), 'pdf'],
  ['a PDF with the oldest header', pdf.replace('%PDF-1.7', '%!PS-Adobe-3.0 PDF-1.4'), 'pdf'],
  ['a PDF of a drawing program', pdf.replace('trailer', '/AIPrivateData1 trailer'), 'pdf'],
  [
    'a PDF as an old Mac kept it',
    behind(`\0\x0bcertificate${'\0'.repeat(52)}PDF CARO${'\0'.repeat(55)}`),
    'pdf',
  ],
  ['a header behind the first kilobyte', behind('x'.repeat(1100)), undefined],
  ['a header cut off by the kilobyte', behind('x'.repeat(1020)), undefined],
  ['no header at all', pdf.replace('%PDF-', 'PDF '), undefined],
  ['PostScript', '%!PS-Adobe-3.0\n/x 1 def\n'.padEnd(200), 'ps'],
  ['a program with a PDF in it', behind(`MZ${'\0'.repeat(100)}`), 'exe'],
  ['an archive with a PDF in it', behind(`PK\x03\x04${'\0'.repeat(100)}`), 'zip'],
  ['a picture with the words of a PDF in it', picture + pdf, 'png'],
  ['a picture', picture, 'png'],
  ['a picture that moves', moving, 'png'],
  ['a photo of a camera', '\xff\xd8\xff\xe0\0\x10JFIF'.padEnd(60, '\0'), 'jpg'],
  ...['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'mif2', 'msf1'].map(
    (brand): [string, string, string] => [`a photo of a phone, ${brand}`, heif(brand), 'heic'],
  ),
  ['a film', heif('isom'), 'mp4'],
  ['a picture of the next generation under the name of all', heif('mif1', 'avifmiafMA1B'), 'avif'],
  ['a moving one under the name of all', heif('msf1', 'avismif1'), 'avif'],
  ['one of them with the old brand behind it', heif('mif1', 'mif1avifheic'), 'avif'],
  ['a photo of a phone under the name of all', heif('mif1', 'heicmif1miaf'), 'heic'],
  ['a photo that names no encoding', heif('mif1', 'mif1'), 'heic'],
  ['a photo of a phone with words behind it', `${heif('heic')}avif`, 'heic'],
  ['a photo that is cut off', heif('mif1').slice(0, 13), 'heic'],
  ['a web page with the header in it', behind('<html><body>'), undefined],
  ['a web page behind a comment', behind('<!-- saved -->\n<HTML lang="en">'), undefined],
  ['a web page that begins with its type', behind('\n <!DOCTYPE  html>'), undefined],
  ['a script', behind('<script>alert(1)</script>'), undefined],
  ['a picture that can run a script', behind('<svg onload="x()">'), undefined],
  ['a picture that runs a script', behind('<img src=x onerror="alert(1)">'), undefined],
  ['a script within an attribute around the header', behind('<img src=x onerror="'), undefined],
  ['an element of nobody that runs a script', behind('<x/onpointerenter=alert(1)>'), undefined],
  ['a form that posts elsewhere', behind('<FORM action="https://evil.example">'), undefined],
  ['a page that leads elsewhere', behind('<meta http-equiv=refresh content=0>'), undefined],
  ['a link', behind('<a href="https://evil.example">'), undefined],
  ['a style', behind('<style>@import "https://evil.example"</style>'), undefined],
  [
    'a script under another name',
    behind('<x:y xmlns:x="http://www.w3.org/1999/xhtml">'),
    undefined,
  ],
  ['a web page in two bytes a letter', behind(wide('<html>')), undefined],
  ['a web page as a server sent it', behind('HTTP/1.1 200 OK\r\n\r\n<html>'), undefined],
  ['a PDF with a web page in its first kilobyte', pdf.replace('trailer', '<html>'), 'pdf'],
  [
    'a PDF behind the warning of a program',
    behind('<br />\n<b>Warning</b>: x on line <b>3</b>\n'),
    'pdf',
  ],
  ['a PDF in two bytes a letter', wide(pdf), undefined],
  ['a PDF behind less-than signs', behind('a < b, <x>\n'), 'pdf'],
  ['a picture of the next generation', heif('avif'), 'avif'],
])('%s', async (_title, bytes, expected) => {
  expect((await contentTypeOf(Buffer.from(bytes, 'latin1')))?.ext).toBe(expected);
});

test.each<[string, readonly string[], boolean]>([
  ['heic', ['pdf', 'heic'], true],
  ['heic', ['HEIC'], true],
  ['heic', ['jpeg'], false],
  ['jpg', ['jpeg'], true],
  ['png', ['jpeg'], false],
])('%s is accepted by %j: %s', (ending, accept, expected) => {
  expect(isAccepted(ending, accept)).toBe(expected);
});

test('a dialog offers photos of phones under all their names', () => {
  expect(acceptAttribute(['heic'])).toBe('.heic,.heif,image/heic,image/heif');
});

test.each([
  ['certificate.pdf', 'application/pdf', 'certificate.pdf'],
  ['SCAN.PDF', 'application/pdf', 'SCAN.PDF'],
  ['photo.jpeg', 'image/jpeg', 'photo.jpeg'],
  ['certificate.html', 'application/pdf', 'certificate.html.pdf'],
  ['x.exe', 'application/pdf', 'x.exe.pdf'],
  ['x.pdf.exe', 'application/pdf', 'x.pdf.exe.pdf'],
  ['photo.jpg', 'image/png', 'photo.png'],
  ['cv.docx', 'application/pdf', 'cv.pdf'],
  ['Li.Na', 'application/pdf', 'Li.Na.pdf'],
  ['证书', 'image/png', '证书.png'],
  ['.pdf', 'application/pdf', '.pdf.pdf'],
  ['x.toString', 'application/pdf', 'x.toString.pdf'],
])('%s, which is %s, is called %s', (name, mime, expected) => {
  expect(nameOfKind(name, mime)).toBe(expected);
});
