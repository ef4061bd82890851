// The workflows with one more kind of step.
// oxlint-disable-next-line import/no-unassigned-import -- it puts itself into the table
import './linger.ts';

export { flow } from '../../../workflows/index.ts';
