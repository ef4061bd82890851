import { watch } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** Editors write a file in several steps: changes within this time count as one. */
const debounceMs = 100;

/** Yields the name of a changed file of these folders whenever some have changed, until the signal aborts. */
export async function* onChange(
  folders: readonly string[],
  signal: AbortSignal = new AbortController().signal,
): AsyncGenerator<string, void> {
  const changes = createChanges();
  const watchers = folders.map((folder) =>
    watch(folder, { recursive: true }, (_event, file) => changes.add(`${folder}/${file ?? ''}`)),
  );
  signal.addEventListener('abort', () => changes.add(stopMark));
  try {
    for (;;) {
      await changes.some();
      await pause(debounceMs);
      const files = changes.take();
      if (files.includes(stopMark)) return;
      yield files[0] ?? '';
    }
  } finally {
    for (const watcher of watchers) watcher.close();
  }
}

const stopMark = '';

function createChanges() {
  let files: string[] = [];
  let wake: (() => void) | undefined;
  return {
    add(file: string): void {
      files.push(file);
      wake?.();
    },
    some: (): Promise<void> =>
      new Promise((resolve) => {
        wake = resolve;
        if (files.length > 0) resolve();
      }),
    take(): readonly string[] {
      const taken = files;
      files = [];
      return taken;
    },
  };
}
