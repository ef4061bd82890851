import type { ComponentChildren } from 'preact';

interface CardTableProps {
  /** Titles of the columns; on a narrow screen a row becomes a card, and its cells carry them. */
  readonly columns: readonly string[];
  readonly children: ComponentChildren;
}

/** A table of the console; its rows are given. */
export const CardTable = ({ columns, children }: CardTableProps) => (
  <table class="cards">
    <thead>
      <tr>
        {columns.map((column) => (
          <th scope="col">{column}</th>
        ))}
      </tr>
    </thead>
    <tbody>{children}</tbody>
  </table>
);
