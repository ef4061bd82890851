import Table from 'cli-table3';

/** Lines up rows under a heading, without a frame. Chinese characters count as two wide. */
export function columns(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const table = new Table({ chars: noFrame, style });
  table.push([...heading], ...rows.map((row) => [...row]));
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

/** The table's own colours would be taken for text that steers the terminal. */
const style = { 'padding-left': 0, 'padding-right': 0, head: [], border: [] };

const noFrame = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
};
