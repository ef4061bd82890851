import type { Entry } from '../../engine/model/journal.ts';
import { createCase } from '../../store/cases.ts';
import { openStore } from '../../store/database.ts';
import { append } from '../../store/journal.ts';

/** Opens a folder and appends to a case until the test kills it, printing each entry that is acknowledged. */
const [folder = ''] = process.argv.slice(2);
const id = 'case';
const store = await openStore({ folder });
process.stdout.write('open\n');
await createCase(store, { id, flow: 'hello', plan: 'p1', facts: {} });
for (let seq = 1; ; seq += 1) {
  const entry: Entry = { seq, at: seq, kind: 'backstop', unless: 'answer' };
  await append(store, id, [entry]);
  process.stdout.write(`${seq}\n`);
}
