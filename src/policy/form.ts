/** What may stand in an element, as far as it can be told without knowing what it means. */
export interface Form {
  /** Besides `id`, which every policy may have. */
  readonly attributes: Readonly<Record<string, AttributeForm>>;
  /** Attributes of which one may be given, or must be. */
  readonly oneOf: readonly OneOf[];
  readonly content: Content;
  /** Whether its parts may stand in any order. */
  readonly anyOrder?: true;
  /** Whether a text may stand in the place of all parts, as older documents have it. */
  readonly orText?: true;
}

/** `literal`: no expression may stand there. `not yet`: Azure has it, and apim has not. */
export type AttributeForm = 'required' | 'optional' | 'literal' | 'required literal' | 'not yet';

export interface OneOf {
  readonly names: readonly string[];
  /** Whether one of them must be there. */
  readonly required: boolean;
  /** Whether more than one may be. */
  readonly several?: true;
}

/** Nothing, a text, one in which elements are text too, other policies, whatever it is, or parts in this order. */
export type Content = 'nothing' | 'text' | 'markup' | 'policies' | 'anything' | readonly Part[];

/** An element that is no policy by itself. */
export interface Part {
  readonly name: string;
  readonly times: 'once' | 'at most once' | 'any number' | 'at least once';
  /** One named earlier in the list, which it may stand before, too. */
  readonly besides?: string;
  readonly form: Form;
}

/** Of an element that may hold nothing at all. */
export const EMPTY_FORM: Form = { attributes: {}, oneOf: [], content: 'nothing' };
