import type { PageTexts } from './texts/en.ts';
import { Layout } from './layout.tsx';
import type { Reading } from './reading.ts';

/** What went wrong, in the words of the person in front of it. */
export type Mishap =
  'not-found' | 'rate' | 'too-large' | 'bad' | 'foreign' | 'server' | 'unavailable';

/** Says what happened and what to do, in the look of every other page. */
export const ErrorPage = ({
  mishap,
  reading,
}: {
  readonly mishap: Mishap;
  readonly reading: Reading;
}) => {
  const [title, text] = words(reading.t)[mishap];
  return (
    <Layout title={title} reading={reading}>
      <section class="notice">
        <h1>{title}</h1>
        <p>{text}</p>
      </section>
    </Layout>
  );
};

const words = ({ error }: PageTexts): Readonly<Record<Mishap, readonly [string, string]>> => ({
  'not-found': [error.notFoundTitle, error.notFound],
  rate: [error.rateTitle, error.rate],
  'too-large': [error.tooLargeTitle, error.tooLarge],
  bad: [error.badTitle, error.bad],
  foreign: [error.foreignTitle, error.foreign],
  server: [error.serverTitle, error.server],
  unavailable: [error.unavailableTitle, error.unavailable],
});
