import type { ColumnType } from 'kysely';

/** Written as text, so that the database keeps every character; read as the value. */
export type JsonColumn<T> = ColumnType<T, string, string>;
