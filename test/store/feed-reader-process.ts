import { openStore } from '../../store/database.ts';
import { readFeed } from '../../store/feed-reader.ts';
import { copyReader } from './feed-readers.ts';

/** Reads the feed until the test kills it. */
const [url = '', name = '', reads = ''] = process.argv.slice(2);
const store = await openStore({ url });
const reader = copyReader(name, reads === 'fixed' ? 'fixed' : 'everything');
for (;;) {
  const more = await readFeed(store, reader, 7);
  if (!more) await new Promise((resolve) => setTimeout(resolve, 5));
}
