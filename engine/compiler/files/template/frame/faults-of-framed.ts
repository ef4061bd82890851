import type { OffsetDiagnostic } from '../../../source/source.ts';
import { faultsOf } from '../texts/check-mjml.ts';
import { markersOf } from '../texts/markers.ts';
import { mjmlToHtml } from '../texts/mjml-to-html.ts';
import { composeFrame, type Frame, type FramedParts } from './compose-frame.ts';

/** A text in a frame. */
export interface FramedMail {
  /** The MJML of both. */
  readonly mail: string;
  readonly frame: Frame;
  readonly parts: FramedParts;
}

type Faults = readonly OffsetDiagnostic[];

/**
 * The faults of a mail. Mails that are asked for in one turn are made into one first, since much of what it takes to make HTML is taken for
 * each; and each by itself only where that one has a fault.
 */
export async function faultsOfFramed(asked: FramedMail): Promise<Faults> {
  gathered ??= gather();
  gathered.mails.push(asked);
  const found = await gathered.faults;
  return found.get(asked) ?? [];
}

interface GatheredMails {
  readonly mails: FramedMail[];
  readonly faults: Promise<ReadonlyMap<FramedMail, Faults>>;
}

let gathered: GatheredMails | undefined;

function gather(): GatheredMails {
  const mails: FramedMail[] = [];
  const faults = Promise.resolve().then(() => {
    gathered = undefined;
    return faultsOfAll(mails);
  });
  return { mails, faults };
}

async function faultsOfAll(mails: readonly FramedMail[]): Promise<ReadonlyMap<FramedMail, Faults>> {
  const surroundings = mails.map(({ frame, parts }) => `${parts.locale} ${frame.text}`);
  const found = await Promise.all(
    Array.from(new Set(surroundings), (one) =>
      faultsOfAlike(mails.filter((_, index) => surroundings[index] === one)),
    ),
  );
  return new Map(found.flat());
}

/** Halves mails until those that have a fault are alone. */
async function faultsOfAlike(
  mails: readonly FramedMail[],
): Promise<readonly (readonly [FramedMail, Faults])[]> {
  const [first, second] = mails;
  if (first === undefined) return [];
  if (second === undefined) return [[first, await faultsOf(first.mail)]];
  if (await areSound(first.frame, mails)) return [];
  const middle = Math.ceil(mails.length / 2);
  return [
    ...(await faultsOfAlike(mails.slice(0, middle))),
    ...(await faultsOfAlike(mails.slice(middle))),
  ];
}

/** Whether one mail of all parts has HTML, and every marker of theirs stands in it. */
async function areSound({ text }: Frame, mails: readonly FramedMail[]): Promise<boolean> {
  const joined = (name: keyof FramedParts): string =>
    mails.map(({ parts }, index) => withNames(parts[name], `${name}-${index}`)).join('\n');
  const mail = composeFrame(text, {
    locale: mails[0]?.parts.locale ?? '',
    subject: joined('subject'),
    preview: joined('preview'),
    text: joined('text'),
    small: joined('small'),
  });
  const made = await mjmlToHtml(mail);
  return 'html' in made && namesIn(made.html).size === namesIn(mail).size;
}

/** A part with a name of its own in each marker. */
function withNames(part: string, name: string): string {
  let rest = 0;
  const named = markersOf(part).map(({ end, path }, index) => {
    const before = part.slice(rest, end - 2);
    rest = end - 2;
    // A color has to be one.
    return path === 'company.color' ? before : `${before} marker-${name}-${index}-here`;
  });
  return named.join('') + part.slice(rest);
}

const namesIn = (mail: string): ReadonlySet<string> =>
  new Set(mail.match(/\bmarker-[a-z]+-\d+-\d+-here\b/g));
