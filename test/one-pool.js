import LightRunner from 'jest-light-runner';

/**
 * Threads for all projects together. The runner starts as many for each project, which differ in their set-ups alone, and all set-ups are
 * done before the first test; so each thread would load the same modules again, and make databases of its own.
 */
export default class OnePool extends LightRunner {
  #config;

  _runTest(test) {
    this.#config ??= test.context.config;
    // oxlint-disable-next-line no-underscore-dangle -- so the runner calls it
    return super._runTest({ path: test.path, context: { config: this.#config } });
  }
}
