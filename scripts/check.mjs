import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { root, say } from './run.mjs';

const checks = ['unused', 'arrows', 'lint', 'format', 'types'];
const waiting = [...checks];
let failed = 0;

await Promise.all(Array.from({ length: availableParallelism() }, work));
say(failed === 0 ? 'all checks are clean' : `${failed} of ${checks.length} checks failed`);
process.exitCode = failed === 0 ? 0 : 1;

async function work() {
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    const { code, output } = await npmRun(name);
    say(code === 0 ? `${name}: clean` : `${name}: failed\n${output}`);
    if (code !== 0) failed += 1;
  }
}

/** Its words are kept until its end, so that two checks do not talk at once. */
function npmRun(name) {
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', name], { cwd: root });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => (output += chunk));
    child.on('close', (code) => resolve({ code, output }));
  });
}
