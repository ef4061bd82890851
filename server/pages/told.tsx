import type { Progress } from '../../engine/progress/progress.ts';
import type { Reading } from './reading.ts';
import { Time } from './time.tsx';

type ToldMessage = Progress['told'][number];

interface ToldProps {
  readonly told: readonly ToldMessage[];
  readonly reading: Reading;
}

/** Every message that has left, by what it was about; its words are in the mail alone. */
export const Told = ({ told, reading }: ToldProps) => (
  <section aria-labelledby="told">
    <h2 id="told">{reading.t.progress.told}</h2>
    {told.length === 0 ? (
      <p class="quiet">{reading.t.progress.toldNothing}</p>
    ) : (
      <>
        <ul class="told">
          {told.map((message) => (
            <li>
              {subject(message, reading)}
              <br />
              <small>
                <Time at={message.at} reading={reading} />
              </small>
            </li>
          ))}
        </ul>
        <p class="quiet">{reading.t.progress.byMail}</p>
      </>
    )}
  </section>
);

const subject = ({ template, class: c }: ToldMessage, { t: { told } }: Reading): string =>
  template === 'request' || template === 'reminder' || template === 'receipt'
    ? told[template]
    : told[c];
