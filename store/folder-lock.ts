import { mkdir, readdir, rename, unlink } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { connect, createServer } from 'node:net';
import type { Server } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StoreError } from './store-error.ts';

/**
 * Takes a data folder for this process; returns how to give it back. PGlite itself lets two processes open one folder, which destroys it.
 *
 * The lock is a listening socket, not a file with a process id: the system closes it however its process ends, and in another
 * container, where process ids begin again, it still tells the living from the dead. Everyone listens on a socket of their own
 * random name before looking at the others', so a dead one can be removed without ever hitting a living one.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const locks = path.join(folder, 'lock');
  await mkdir(locks, { recursive: true });
  const mine = await listen(locks);
  try {
    for (const other of (await readdir(locks)).filter((name) => name.endsWith('.socket'))) {
      if (other !== mine.name) await waitOut(path.join(locks, other), mine.name < other, folder);
    }
  } catch (error) {
    await mine.close();
    throw error;
  }
  mine.hold();
  return mine.close;
}

interface OwnSocket {
  readonly name: string;
  /** From now on whoever asks is told that the folder is taken. */
  readonly hold: () => void;
  readonly close: () => Promise<void>;
}

async function listen(locks: string): Promise<OwnSocket> {
  const name = `${randomBytes(6).toString('hex')}.socket`;
  const draft = path.join(locks, `${name}.new`);
  let state: LockState = 'asks';
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.end(state);
  });
  await listening(server, shorter(draft));
  server.unref();
  // A socket that does not listen yet looks dead to others, so it gets its real name only now.
  await rename(draft, path.join(locks, name));
  const close = async (): Promise<void> => {
    await unlink(path.join(locks, name)).catch(() => {});
    server.close();
  };
  return { name, hold: () => void (state = 'holds'), close };
}

type LockState = 'asks' | 'holds';

/**
 * Comes back once the other socket is dead or its process has stepped back. Of two that ask at once the one with the lower name
 * waits for the other's mind, and the other steps back unless it has looked before the first one listened: then it holds.
 */
async function waitOut(socket: string, lower: boolean, folder: string): Promise<void> {
  for (;;) {
    const state = await askState(socket);
    if (state === undefined) return await unlink(socket).catch(() => {});
    if (state === 'holds' || !lower) {
      throw new StoreError(
        'locked',
        `the data folder "${folder}" is in use by another running Tidings; stop that one, or give this one a folder of its own with TIDINGS_DATA`,
      );
    }
    await pause(20);
  }
}

/** What the process behind a socket says; `undefined` when there is none. */
function askState(file: string): Promise<LockState | undefined> {
  return new Promise((resolve) => {
    let word = '';
    const socket = connect(shorter(file));
    // One that is alive but too busy to answer holds the folder.
    socket.setTimeout(2_000, () => {
      resolve('holds');
      socket.destroy();
    });
    socket.on('data', (part) => (word += part.toString()));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code === 'ECONNREFUSED' || error.code === 'ENOENT' ? undefined : 'holds');
    });
    socket.on('end', () => resolve(word === 'asks' ? 'asks' : 'holds'));
  });
}

function listening(server: Server, file: string): Promise<void> {
  const refusal = (cause?: unknown): StoreError =>
    new StoreError(
      'folder-path',
      `cannot guard the data folder with the socket "${file}"; choose with TIDINGS_DATA a folder with a shorter path, on a local disk`,
      cause,
    );
  return new Promise((resolve, reject) => {
    // Node would cut a longer one off without a word.
    if (Buffer.byteLength(file) > longestPath) return reject(refusal());
    server.once('error', (error) => reject(refusal(error)));
    server.listen(file, resolve);
  });
}

/** What every system's socket addresses have room for. */
const longestPath = 103;

/** The same place, from the working directory where that is shorter. */
function shorter(file: string): string {
  const relative = path.relative(process.cwd(), file);
  return relative.length < file.length ? relative : file;
}
