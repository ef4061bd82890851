import { mkdir, readdir, rename, unlink } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { connect, createServer } from 'node:net';
import type { Server } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StoreError } from './store-error.ts';

/**
 * Locks a data folder for this process; returns how to unlock it. PGlite itself lets two processes open one folder, which destroys it.
 *
 * The lock is a listening socket, not a file with a process id: the system closes it however its process ends, and it still shows whether
 * its process is alive in another container, where process ids begin again. Every process listens on a socket with a random name of its
 * own before it looks at the others, so that it can remove a dead socket without ever removing a living one.
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
  /** From now on other processes are told that the folder is taken. */
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
 * Returns once the other socket is dead or its process has given up. Of two processes that ask at once, the one with the lower name waits
 * for the other to decide; the other gives up, unless it looked before the first one listened: then it holds the folder.
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

/** The state of the process behind a socket; `undefined` when there is none. */
function askState(file: string): Promise<LockState | undefined> {
  return new Promise((resolve) => {
    let word = '';
    const socket = connect(shorter(file));
    // A process that is alive but too busy to answer holds the folder.
    socket.setTimeout(2_000, () => {
      resolve('holds');
      socket.destroy();
    });
    socket.on('data', (part) => (word += part.toString()));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' || error.code === 'ENOENT') resolve(undefined);
      else resolve(error.code === 'ECONNRESET' || error.code === 'EPIPE' ? 'asks' : 'holds');
    });
    // Whoever gives up while it is being asked breaks off without a word, and is gone when it is asked again.
    socket.on('end', () => resolve(word === 'holds' ? 'holds' : 'asks'));
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
    // Node would cut off a longer path silently.
    if (Buffer.byteLength(file) > longestPath) return reject(refusal());
    server.once('error', (error) => reject(refusal(error)));
    server.listen(file, resolve);
  });
}

/** The longest path of a socket that every system supports. */
const longestPath = 103;

/** The same path, relative to the working directory where that is shorter. */
function shorter(file: string): string {
  const relative = path.relative(process.cwd(), file);
  return relative.length < file.length ? relative : file;
}
