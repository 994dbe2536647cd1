export type ArithmeticOperator = '+' | '-' | '*' | '/' | '%' | '<<' | '>>' | '&' | '|' | '^';

type Binary = (a: never, b: never) => unknown;
type Unary = (a: never) => unknown;

/** The operators of one type; those it has not are left out. */
export type Arithmetic = { readonly [operator in ArithmeticOperator]?: Binary } & {
  readonly negate?: Unary;
  readonly complement?: Unary;
};
