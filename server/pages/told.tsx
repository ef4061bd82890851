import type { Progress } from '../../engine/progress/progress.ts';
import type { PageContext } from './page-context.ts';
import { Time } from './time.tsx';

type ToldMessage = Progress['told'][number];

interface ToldProps {
  readonly told: readonly ToldMessage[];
  readonly context: PageContext;
}

/** Every message that has left, by what it was about; its words are in the mail alone. */
export const Told = ({ told, context }: ToldProps) => (
  <section aria-labelledby="told">
    <h2 id="told">{context.t.progress.told}</h2>
    {told.length === 0 ? (
      <p class="quiet">{context.t.progress.toldNothing}</p>
    ) : (
      <>
        <ul class="told">
          {told.map((message) => (
            <li>
              {subject(message, context)}
              <br />
              <small>
                <Time at={message.at} context={context} />
              </small>
            </li>
          ))}
        </ul>
        <p class="quiet">{context.t.progress.byMail}</p>
      </>
    )}
  </section>
);

const subject = (
  { template, class: messageClass }: ToldMessage,
  { t: { told } }: PageContext,
): string =>
  template === 'request' || template === 'reminder' || template === 'receipt'
    ? told[template]
    : told[messageClass];
