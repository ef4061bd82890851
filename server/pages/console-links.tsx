import { linkTo, type PageContext } from './page-context.ts';

interface LinksProps {
  readonly id: string;
  /** Who has links that open something. */
  readonly holders: readonly string[];
  /** What a person is called; whoever is not known, by their id. */
  readonly nameOf: (id: string) => string;
  readonly context: PageContext;
}

/** Takes back the links of one person; shown to whoever may. */
export const ConsoleLinks = ({ id, holders, nameOf, context }: LinksProps) => {
  const { t } = context;
  return holders.length === 0 ? null : (
    <section aria-labelledby="links">
      <h2 id="links">{t.console.links}</h2>
      <form
        method="post"
        action={linkTo(context, `/console/${encodeURIComponent(id)}/links/revoke`)}
        class="filters"
      >
        <label>
          {t.console.linksOf}
          <select name="person">
            {holders.map((person) => (
              <option value={person}>{nameOf(person)}</option>
            ))}
          </select>
        </label>
        <button type="submit" class="outline">
          {t.console.revoke}
        </button>
      </form>
      <p class="quiet">{t.console.revokeHelp}</p>
    </section>
  );
};
