/** A policy expression that the C# compiler would refuse, or that API Management does not allow. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError';
  /** The C# compiler's number, `CS1061`; undefined where the refusal is API Management's or ours. */
  readonly code: string | undefined;
  /** Where it stands in the text that was compiled, in UTF-16 units. */
  readonly start: number;
  readonly end: number;

  constructor(
    code: string | undefined,
    message: string,
    { start, end }: { readonly start: number; readonly end: number },
  ) {
    super(message);
    this.code = code;
    this.start = start;
    this.end = end;
  }
}
