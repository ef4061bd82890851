import { sql } from 'kysely';
import { openStore } from '../../store/database.ts';
import { findPostgres, startPostgres } from '../postgres.ts';
import { copyTables } from './feed-readers.ts';
import { readAndWrite } from './feed-traffic.ts';

const programs = await findPostgres();
const onPostgres = programs === undefined ? describe.skip : describe;

onPostgres('on PostgreSQL', () => {
  test('three processes that are killed again and again each hold exactly the journals of hundreds of cases', async () => {
    const postgres = await startPostgres(programs ?? '');
    const url = await postgres.createDatabase();
    const store = await openStore({ url });
    for (const table of copyTables) await sql.raw(table).execute(store.db);
    const { killed, takenBack, faults } = await readAndWrite(store, url, 60);
    expect(faults).toEqual([]);
    expect([killed > 20, takenBack > 300]).toEqual([true, true]);
    await store.close();
    await postgres.stop();
  }, 600_000);
});
