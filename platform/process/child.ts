import { spawn } from 'node:child_process';

interface ChildResult {
  /** Undefined when the program could not be started or was killed at the limit. */
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

interface ChildOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly limitMs: number;
  readonly cwd?: string;
}

/** Runs a program to its end, without a shell and without stdin; never rejects. */
export function runChild({ command, args, limitMs, cwd }: ChildOptions): Promise<ChildResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    // The timeout of `spawn` itself would keep this process alive when the program does not exist.
    const limit = setTimeout(() => child.kill('SIGKILL'), limitMs);
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.on('error', (error) => {
      clearTimeout(limit);
      resolve({ code: undefined, stdout, stderr: `${stderr}${error.message}` });
    });
    child.on('close', (code) => {
      clearTimeout(limit);
      resolve({ code: code ?? undefined, stdout, stderr });
    });
  });
}

/** The last line that is not empty: tools print at their end why they failed. */
export function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)?.trim() ?? '';
}
