import { cpus } from 'node:os';
import { scenarios } from './scenarios.ts';
import { sizeByType, sizeOf } from './history-size.ts';
import type { BenchAmounts, Measurement } from './measure.ts';
import { costOf, historyParts } from './history-parts.ts';
import { figure, ratio, table } from './table.ts';
import type { History } from './idle-triggers.ts';

/** Everything that was measured, in Markdown. */
export async function report(all: readonly Measurement[], amounts: BenchAmounts): Promise<string> {
  const hand = historiesOf(all, 'by-hand');
  const flow = historiesOf(all, 'flow');
  const { cases, atOnce, decisions } = amounts;
  return [
    `Node ${process.versions.node}, ${cpus().length} cores; ${cases} cases in three batches, ${atOnce} at once, the middle batch shown; ${decisions} decisions, one by one.`,
    '### History',
    historyTable(hand, flow),
    "### What the parts of a flow's history cost, in bytes",
    await partsTable(flow),
    '### Bytes by type of event, before the reminder',
    typesTable(hand[0] ?? {}, flow[0] ?? {}),
    '### Worker',
    workerTable(all),
  ].join('\n\n');
}

const historiesOf = (all: readonly Measurement[], name: Measurement['side']): readonly History[] =>
  all.find(({ side, histories }) => side === name && histories)?.histories ?? [];

function historyTable(hand: readonly History[], flow: readonly History[]): string {
  const rows = scenarios.map(({ name }, index) => {
    const [byHand, asFlow] = [sizeOf(hand[index] ?? {}), sizeOf(flow[index] ?? {})];
    return [
      name,
      figure(byHand.events),
      figure(asFlow.events),
      ratio(asFlow.events / byHand.events),
      figure(byHand.bytes),
      figure(asFlow.bytes),
      ratio(asFlow.bytes / byHand.bytes),
    ];
  });
  const head = ['scenario', 'events by hand', 'flow', 'ratio', 'bytes by hand', 'flow', 'ratio'];
  return table(head, rows);
}

async function partsTable(flow: readonly History[]): Promise<string> {
  const rows: string[][] = [];
  for (const part of historyParts) {
    const costs = await Promise.all(flow.map((history) => costOf(part, history)));
    rows.push([part.name, ...costs.map(figure)]);
  }
  return table(['part', ...scenarios.map(({ name }) => name)], rows);
}

function typesTable(hand: History, flow: History): string {
  const [byHand, asFlow] = [sizeByType(hand), sizeByType(flow)];
  const types = [...new Set([...asFlow.keys(), ...byHand.keys()])];
  const rows = types.map((type) => {
    const [left, right] = [byHand.get(type), asFlow.get(type)];
    return [
      type.replace('EVENT_TYPE_', '').toLowerCase().replaceAll('_', ' '),
      ...[left, right].flatMap((size) => [figure(size?.events ?? 0), figure(size?.bytes ?? 0)]),
    ];
  });
  return table(['event', 'by hand', 'bytes', 'flow', 'bytes'], rows);
}

const loads = {
  'by-hand idle': 'by hand, activities do nothing',
  'flow idle': 'flow, activities do nothing',
  'flow journal': 'flow, journal kept, nothing sent',
  'by-hand shipped': 'by hand, mails sent',
  'flow shipped': 'flow as shipped: journal, people, links, mails',
} as const;

function workerTable(all: readonly Measurement[]): string {
  const rows = Object.entries(loads).flatMap(([key, name]) => {
    const one = all.find(({ side, load }) => `${side} ${load}` === key);
    if (one === undefined) return [];
    const base = all.find(({ side, load }) => side === 'by-hand' && load === loadOf(one));
    return [
      [
        name,
        one.cpuMsPerCase.toFixed(1),
        ratio(one.cpuMsPerCase / (base?.cpuMsPerCase ?? NaN)),
        one.casesPerSecond.toFixed(1),
        figure(one.decisionP50Ms),
        figure(one.decisionP95Ms),
      ],
    ];
  });
  const head = ['worker', 'CPU ms a case', 'to by hand', 'cases/s', 'decision p50 ms', 'p95 ms'];
  return table(head, rows);
}

/** The load with which a row is compared: a flow that only keeps its journal is compared with idle activities. */
const loadOf = ({ load }: Measurement): Measurement['load'] =>
  load === 'shipped' ? 'shipped' : 'idle';
