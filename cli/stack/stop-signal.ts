/** A second signal within this time is the same Ctrl-C, passed on by npm. */
const repeatMs = 1_000;

/** Resolves when Ctrl-C is pressed, the process is told to end or whoever started it is gone; a second Ctrl-C ends it at once. */
export function untilAskedToStop(): Promise<void> {
  return new Promise((resolve) => {
    let first: number | undefined;
    const asked = () => {
      first ??= Date.now();
      if (Date.now() - first > repeatMs) process.exit(130);
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, asked);
    process.once('disconnect', asked);
    // The channel to the parent process tells of its end; it must not keep this process alive.
    process.channel?.unref();
  });
}
