import type { PageTexts } from './texts/en.ts';
import { Layout } from './layout.tsx';
import type { PageContext } from './page-context.ts';

/** The kinds of problem that have a page of their own. */
export type Problem =
  | 'not-found'
  | 'unknown-link'
  | 'ended-link'
  | 'rate'
  | 'too-large'
  /** All that was typed into a form. */
  | 'too-much-text'
  | 'bad'
  /** A form in a charset that nobody here knows. */
  | 'charset'
  /** A body of another type than a program has to send. */
  | 'media-type'
  | 'foreign'
  | 'right-needed'
  | 'server'
  /** What is kept of the case does not open. */
  | 'unreadable'
  | 'unavailable';

/** Says what happened and what to do, in the look of every other page. */
export const ErrorPage = ({
  problem,
  context,
}: {
  readonly problem: Problem;
  readonly context: PageContext;
}) => {
  const [title, text] = problemTexts(context.t)[problem];
  return (
    <Layout title={title} context={context}>
      <section class="notice">
        <h1>{title}</h1>
        <p>{text}</p>
      </section>
    </Layout>
  );
};

const problemTexts = ({
  error,
}: PageTexts): Readonly<Record<Problem, readonly [string, string]>> => ({
  'not-found': [error.notFoundTitle, error.notFound],
  'unknown-link': [error.notFoundTitle, error.notFound],
  'ended-link': [error.endedTitle, error.ended],
  rate: [error.rateTitle, error.rate],
  'too-large': [error.tooLargeTitle, error.tooLarge],
  'too-much-text': [error.tooLargeTitle, error.tooMuchText],
  bad: [error.badTitle, error.bad],
  charset: [error.badTitle, error.charset],
  'media-type': [error.badTitle, error.bad],
  foreign: [error.foreignTitle, error.foreign],
  'right-needed': [error.rightTitle, error.right],
  server: [error.serverTitle, error.server],
  unreadable: [error.unreadableTitle, error.unreadable],
  unavailable: [error.unavailableTitle, error.unavailable],
});
