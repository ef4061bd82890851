import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { root } from './run.mjs';

const { code } = await bundleWorkflowCode({
  workflowsPath: join(root, 'dist', 'workflows'),
  logger: new DefaultLogger('WARN'),
});
await writeFile(join(root, 'dist', 'workflow-bundle.js'), code);
