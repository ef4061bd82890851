import { errorText } from '../../server/pages/field-error.ts';
import { textsOf } from '../../server/pages/texts/texts.ts';
import { createUploadService, type UploadField } from '../../server/services/upload-service.ts';
import type { Store } from '../../store/database.ts';
import { openMemoryStore } from '../store/memory-store.ts';
import { keepUpload, type Upload } from '../../store/uploads.ts';
import { newCase } from '../store/entries.ts';
import { sampleUpload } from '../store/sample-upload.ts';

// Which files are taken, and who may refer to one that has come.

let store: Store;
let told: number;
beforeAll(async () => {
  store = await openMemoryStore();
}, 60_000);
afterAll(() => store.close());
beforeEach(() => void (told = 0));

const kilobyte = 1024;
const now = 1e12;
const field: UploadField = {
  name: 'proof',
  type: 'upload',
  label: 'Proof',
  required: true,
  accept: ['pdf', 'jpeg'],
  maxBytes: 20 * kilobyte,
};
const pdf = (bytes: number) => Buffer.from('%PDF-1.7'.padEnd(bytes));
const owner = (caseId: string) => ({ case: caseId, person: 'candidate', task: 'form', round: 1 });
const upload = (caseId: string, given: Partial<Upload> = {}): Upload =>
  sampleUpload(caseId, { bytes: pdf(100), ...given });
const service = (room: { readonly ofCase: number; readonly ofHouse: number }) =>
  createUploadService({ store, now: () => now, room, full: () => void (told += 1) });

test.each<[string, { readonly ofCase: number; readonly ofHouse: number }, number, RegExp, RegExp]>([
  ['the case', { ofCase: 15 * kilobyte, ofHouse: 1e9 }, 0, /at most 15 KB together/, /15 KB/],
  [
    'the house',
    { ofCase: 1e9, ofHouse: 15 * kilobyte },
    1,
    /no room .* with us just now/,
    /目前没有空间/,
  ],
])(
  'where the files of %s fill its room, that is told in words',
  async (...[, room, times, en, zh]) => {
    const caseId = await newCase(store);
    const uploads = service(room);
    const send = (name: string) =>
      uploads.keep(
        owner(caseId),
        { ...field, name },
        { field: '', name: 'a', bytes: pdf(10 * kilobyte), truncated: false },
      );
    expect(await send('proof')).toMatchObject({ type: 'application/pdf' });
    const refused = await send('other');
    if (!('code' in refused)) throw new Error('it was taken');
    expect(errorText(refused, { t: textsOf('en'), locale: 'en' })).toMatch(en);
    expect(errorText(refused, { t: textsOf('zh-CN'), locale: 'zh-CN' })).toMatch(zh);
    expect(told).toBe(times);
    await store.db.deleteFrom('uploads').execute();
  },
);

test.each<[string, Partial<Upload> | 'old', boolean]>([
  ['the field itself', {}, true],
  ['a form from before its field was kept', 'old', true],
  ['another field', { asked: { task: 'form', round: 1, field: 'photo' } }, false],
  ['another task', { asked: { task: 'other', round: 1, field: 'proof' } }, false],
  ['another round', { asked: { task: 'form', round: 2, field: 'proof' } }, false],
  ['another person', { person: 'li-na' }, false],
  ['a field that takes other kinds', { type: 'image/heic' }, false],
  ['a field that takes larger ones', { bytes: pdf(21 * kilobyte) }, false],
])('a file that was sent for %s can be referred to: %s', async (_title, given, expected) => {
  const caseId = await newCase(store);
  const { asked, ...rest } = upload(caseId, given === 'old' ? {} : given);
  const file = given === 'old' ? rest : { ...rest, ...(asked && { asked }) };
  const kept = await keepUpload(store, file, { at: now - 1 });
  const id = 'id' in kept ? kept.id : '';
  const uploads = service({ ofCase: 1e9, ofHouse: 1e9 });
  expect((await uploads.find(owner(caseId), field, id)) !== undefined).toBe(expected);
  expect(await uploads.find(owner(await newCase(store)), field, id)).toBeUndefined();
});

test.each([
  ['../x.exe. ', 'x.exe.pdf'],
  ['proof.pdf..', 'proof.pdf'],
  ['proof.html\u202e', 'proof.html.pdf'],
  ['...', 'file.pdf'],
])('a file sent as %j is kept, and handed on, as %s', async (sent, expected) => {
  const caseId = await newCase(store);
  const uploads = service({ ofCase: 1e9, ofHouse: 1e9 });
  const file = { field: '', name: sent, bytes: pdf(100), truncated: false };
  const kept = await uploads.keep(owner(caseId), field, file);
  if ('code' in kept) throw new Error('it was refused');
  expect([kept.name, (await uploads.read(caseId, kept.id))?.name]).toEqual([expected, expected]);
});

test('a file from before names were held to its kind is handed on under one that is', async () => {
  const caseId = await newCase(store);
  const kept = await keepUpload(store, upload(caseId, { name: 'proof.html' }), { at: now });
  if ('full' in kept) throw new Error('there was no room');
  const found = await service({ ofCase: 1e9, ofHouse: 1e9 }).read(caseId, kept.id);
  expect(found?.name).toBe('proof.html.pdf');
});
