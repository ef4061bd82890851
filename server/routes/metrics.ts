import { Router } from 'express';
import { needs, needsKey } from '../http/keys.ts';
import { defaultLimits } from '../services/app-settings.ts';
import type { Gauge, GaugeSample } from '../services/metrics.ts';
import type { ServerServices } from '../services/services.ts';

/** `GET /metrics`: how the house stands, in the text format of Prometheus, for holders of a key that may `report`. */
export const metricsRoutes = (services: ServerServices): Router => {
  const router = Router();
  const guessesPerMinute = services.settings.limits?.keys ?? defaultLimits.keys;
  router.get(
    '/metrics',
    needsKey(services.keys, guessesPerMinute),
    needs('report'),
    async (_request, response) => {
      const gauges = await services.metrics();
      response.type('text/plain; version=0.0.4; charset=utf-8').send(
        gauges
          .filter(({ samples }) => samples.length > 0)
          .map(textOf)
          .join(''),
      );
    },
  );
  return router;
};

const textOf = ({ name, help, samples }: Gauge): string =>
  [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, ...samples.map((one) => lineOf(name, one))]
    .map((line) => `${line}\n`)
    .join('');

const lineOf = (name: string, { labels = {}, value }: GaugeSample): string => {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}=${JSON.stringify(text)}`);
  return `${name}${pairs.length === 0 ? '' : `{${pairs.join(',')}}`} ${value}`;
};
