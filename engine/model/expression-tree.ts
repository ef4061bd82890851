/**
 * A checked expression, as the plan carries it out: nothing of it needs CEL, and nothing of it can fail. A name, field or list item
 * that stands for a date-time is read as a moment where the types say so (`as`).
 */
export type ExpressionTree =
  | { readonly op: 'constant'; readonly value: string | number | boolean }
  /** `timestamp('...')`, read when the flow was compiled; milliseconds since 1970. */
  | { readonly op: 'moment'; readonly at: number }
  | { readonly op: 'name'; readonly name: string; readonly as?: 'moment' }
  | ({ readonly op: 'field'; readonly as?: 'moment' } & FieldOf)
  | ({ readonly op: 'has' } & FieldOf)
  | { readonly op: 'not' | 'negative' | 'size'; readonly of: ExpressionTree }
  /** A moment, so much later; earlier, when negative. */
  | { readonly op: 'shift'; readonly of: ExpressionTree; readonly ms: number }
  | {
      readonly op: BinaryTreeOperator;
      readonly left: ExpressionTree;
      readonly right: ExpressionTree;
    }
  | {
      readonly op: 'if';
      readonly condition: ExpressionTree;
      readonly yes: ExpressionTree;
      readonly no: ExpressionTree;
    }
  | { readonly op: 'list'; readonly items: readonly ExpressionTree[] }
  | {
      readonly op: 'exists' | 'all';
      readonly list: ExpressionTree;
      readonly item: string;
      readonly body: ExpressionTree;
    };

interface FieldOf {
  readonly of: ExpressionTree;
  readonly name: string;
}

export type BinaryTreeOperator =
  '&&' | '||' | '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | '+' | '-' | 'startsWith';

/** The trees of an operator. */
export type TreeOf<Operator> = ExpressionTree extends infer Tree
  ? Tree extends { readonly op: infer Own }
    ? Operator extends Own
      ? Tree
      : never
    : never
  : never;
