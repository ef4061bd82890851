import type { Instant, Label } from '../../engine/model/base.ts';
import { deliveryReason } from '../../wording/delivery-reason.ts';
import { listed } from '../../wording/listed.ts';
import { localize } from '../../wording/localize.ts';
import type { PersonToReach } from '../services/person-to-reach.ts';
import type { TaskView } from '../services/task-view.ts';
import { LetterQuote } from './letter.tsx';
import type { PageContext } from './page-context.ts';
import { Time } from './time.tsx';

interface UnreachedProps {
  readonly view: TaskView;
  readonly context: PageContext;
}

/** Whom no mail has reached, with what and why, so that whoever calls knows whom to call and what there is to say. */
export const Unreached = ({ view, context }: UnreachedProps) => (
  <>
    <Undelivered view={view} context={context} />
    <Unasked view={view} context={context} />
  </>
);

const Undelivered = ({ view, context }: UnreachedProps) => {
  const { notDelivered: message } = view;
  if (message === undefined) return null;
  const { t } = context;
  return (
    <section class="notice">
      <People view={view} context={context} />
      <p>
        <strong>{t.told[message.class]}</strong> ({message.template}),{' '}
        <Time at={message.sentAt} context={context} />
      </p>
      <p>
        {t.task.notDelivered[message.fate]} {deliveryReason(message.reason, context.locale)}
      </p>
      <p>{t.task.sayIt[message.fate]}</p>
      {message.asks !== undefined && (
        <>
          <Asked asked={message.asks} context={context} />
          {message.fate === 'refused' && <p>{t.task.reach.howToAnswer}</p>}
        </>
      )}
      {view.untold.map((letter) => (
        <LetterQuote letter={letter} />
      ))}
    </section>
  );
};

const Unasked = ({ view, context }: UnreachedProps) => {
  const { unasked } = view;
  if (unasked === undefined) return null;
  const { t, locale } = context;
  return (
    <section class="notice">
      <People view={view} context={context} />
      <Asked asked={unasked} context={context} />
      {unasked.reason !== undefined && (
        <p>
          {t.task.notDelivered.refused} {deliveryReason(unasked.reason, locale)}
        </p>
      )}
      <p>{t.task.reach.howToAnswer}</p>
    </section>
  );
};

const Asked = ({
  asked: { title, expectedBy },
  context,
}: {
  readonly asked: { readonly title: Label; readonly expectedBy: Instant };
  readonly context: PageContext;
}) => (
  <>
    <p>
      {context.t.task.reach.asked} <strong>{localize(title, context)}</strong>
    </p>
    <p>
      {context.t.task.reach.until} <Time at={expectedBy} context={context} />
    </p>
  </>
);

const People = ({ view, context }: UnreachedProps) => {
  const { toReach, unasked, notDelivered } = view;
  const { t } = context;
  if (toReach.length > 0)
    return (
      <>
        <p>{t.task.reach.whom}</p>
        <ul>
          {toReach.map((person) => (
            <Person person={person} context={context} />
          ))}
        </ul>
      </>
    );
  const roles =
    unasked?.seats ?? (notDelivered && 'who' in notDelivered.to ? [notDelivered.to.who] : []);
  return roles.length === 0 ? null : <p>{t.task.reach.nobody(listed(roles, context))}</p>;
};

const Person = ({
  person: { name, email, phone, isCandidate, hasLeft },
  context: { t },
}: {
  readonly person: PersonToReach;
  readonly context: PageContext;
}) => (
  <li>
    <strong>
      <bdi>{name}</bdi>
    </strong>
    {isCandidate && ` (${t.task.reach.candidate})`}
    {hasLeft && ` (${t.task.reach.hasLeft})`}
    {phone !== undefined && (
      <>
        {' '}
        · {t.facts.phone}: <bdi>{phone}</bdi>
      </>
    )}
    {email !== undefined && (
      <>
        {' '}
        · {t.facts.email}: <bdi>{email}</bdi>
      </>
    )}
  </li>
);
