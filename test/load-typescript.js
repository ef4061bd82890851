import { register } from 'tsx/esm/api';

// Once in each thread of the runner, which keeps its modules from file to file.
if (!globalThis.tidingsLoadsTypeScript) {
  globalThis.tidingsLoadsTypeScript = true;
  register();
}
