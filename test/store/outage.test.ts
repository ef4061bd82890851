import { isOutage } from '../../store/outage.ts';
import { StoreError } from '../../store/store-error.ts';

const coded = (code: string, message = 'said in the language of the server') =>
  Object.assign(new Error(message), { code });

test.each<[string, unknown, boolean]>([
  ['nobody listens', coded('ECONNREFUSED'), true],
  [
    'both addresses of a name refuse',
    Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' }),
    true,
  ],
  ['the connection breaks', coded('ECONNRESET'), true],
  ['the name is not known just now', coded('EAI_AGAIN'), true],
  ['an administrator has ended the session', coded('57P01'), true],
  ['a crash of another session has ended it', coded('57P02'), true],
  ['the server is starting', coded('57P03'), true],
  ['the disk is full', coded('53100'), true],
  ['there are too many connections', coded('53300'), true],
  ['a file cannot be read', coded('58030'), true],
  ['a statement took too long', coded('57014'), true],
  ['a transaction stood still', coded('25P03'), true],
  ['it is a standby', coded('25006'), true],
  ['pg has lost the connection', new Error('Connection terminated unexpectedly'), true],
  ['no connection became free', new Error('timeout exceeded when trying to connect'), true],
  ['the same entry twice', coded('23505'), false],
  ['a column that is not there', coded('42703'), false],
  ['a file of ours is missing', coded('ENOENT'), false],
  ['a conflict in a journal', new StoreError('journal-conflict', 'on record otherwise'), false],
  ['a fault of ours', new TypeError('undefined is not a function'), false],
  ['what is no error', { code: 'ECONNREFUSED' }, false],
])('%s', (_sentence, error, outage) => {
  expect(isOutage(error)).toBe(outage);
});
