/** Says file by file, as JSON on one line, what has come of it; ends the run at the first file that fails. */
export default class FirstFailure {
  onTestResult({ path }, { testResults, testExecError, failureMessage }) {
    const failed = testResults.find(({ status }) => status === 'failed');
    const file = path.slice(process.cwd().length + 1);
    const hasFailed = failed !== undefined || Boolean(testExecError) || Boolean(failureMessage);
    const test = failed?.fullName ?? '';
    process.stdout.write(`${JSON.stringify({ file, ...(hasFailed && { failed: test }) })}\n`);
    if (hasFailed) process.exit(1);
  }

  getLastError() {}
}
