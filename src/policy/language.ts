import type { ResponseMessage } from '../http/message.ts';
import type { ScopeKind } from '../model/scope.ts';
import type { CallContext } from './call-context.ts';
import type { Position } from './document/lines.ts';
import type { PolicyExpression } from './document/policy-expression.ts';
import { mayHoldExpressions } from './document/source.ts';
import type { Written } from './document/written.ts';
import { type BodyReads, READS_NOTHING } from './step.ts';

/** An expression of a document, ready to be evaluated for a request. */
export interface CompiledExpression {
  /** Which bodies must be in memory before it runs. */
  readonly reads: BodyReads;
  /** Its value in object form: numbers, chars and enum members in a Boxed. Throws PolicyError. */
  value(context: CallContext): unknown;
  /** The text of its value; null for null. Throws PolicyError. */
  text(context: CallContext): string | null;
  /** An array of bytes as it is, and the text of all else as UTF-8; null for null. Throws PolicyError. */
  bytes(context: CallContext): Buffer | null;
}

/** What policies put into variables besides texts, as expressions hold it. */
export interface Objects {
  /** The IResponse of a response, whose body is held. */
  response(message: ResponseMessage): unknown;
  /** The response of an IResponse; undefined for all else. */
  responseOf(value: unknown): ResponseMessage | undefined;
  /** The Jwt of a token, with nothing verified; null for what is no token. */
  jwt(token: string): unknown;
}

/** A Liquid template as it stands in a document. */
export interface TemplateSource {
  readonly written: Written;
  /** The policy that holds it: the source of LastError. */
  readonly element: string;
  /** The message whose body is `body`; undefined: there is none. */
  readonly input: 'request' | 'response' | undefined;
  /** What an element of XML is that says so by xsi:nil. */
  readonly nil: '' | null;
  /** Whether a text of JSON that looks like a date is one. */
  readonly parsesDates: boolean;
}

/** A template, ready to be filled for a request. */
export interface Template {
  /** Whether the message's body must be in memory before it is filled. */
  readonly readsBody: boolean;
  /** Throws PolicyError. */
  text(context: CallContext): string;
}

/** What makes functions of the expressions and templates of documents. */
export interface Language extends Objects {
  readonly values: Values;
  /** Throws UserError ValidationError with line and column. */
  compile(expression: PolicyExpression, holder: Holder): CompiledExpression;
  /** As compile does. */
  template(source: TemplateSource): Template;
}

/** Values as variables hold them, for policies that make some or keep them. */
export interface Values {
  /** An int. */
  int(value: number): unknown;
  /** One that nobody else can change. */
  copy(value: unknown): unknown;
  /** About how many bytes it takes. */
  size(value: unknown): number;
  /** As plain data, for other processes. Throws Unpackable. */
  pack(value: unknown): unknown;
  unpack(data: unknown): unknown;
}

/** A value that cannot leave its process. */
export class Unpackable extends Error {
  override readonly name = 'Unpackable';
}

/** What an expression stands in. */
export interface Holder {
  /** Its name. */
  readonly element: string;
  /** The policy that it belongs to: the source of LastError. */
  readonly policy: string;
  /** That of the document. */
  readonly scope: ScopeKind;
  /** Takes sentences on what is most likely not meant. */
  warn(position: Position, sentence: string): void;
}

function neverRun(): never {
  throw new Error('This document was compiled without its expressions.');
}

/** A response in a variable where no expression looks at it. */
class Unread {
  readonly message: ResponseMessage;

  constructor(message: ResponseMessage) {
    this.message = message;
  }
}

/** For documents that are only to tell what they name: an expression may be anything, and is never run. */
export const UNREAD: Language = {
  values: {
    int: value => value,
    copy: value => value,
    size: value => (typeof value === 'string' ? 2 * value.length : 8),
    pack: value => value,
    unpack: data => data,
  },
  compile: () => ({ reads: READS_NOTHING, value: neverRun, text: neverRun, bytes: neverRun }),
  template: () => ({ readsBody: false, text: neverRun }),
  response: message => new Unread(message),
  responseOf: value => (value instanceof Unread ? value.message : undefined),
  jwt: token => token,
};

/** Never wrong where it says no, and quick. */
const mayHoldTemplates = (source: string): boolean => source.includes('liquid');

/** What compiles these documents. C# and Liquid take a moment to load, and most documents need none of them. */
export async function languageOf(documents: Iterable<string>): Promise<Language> {
  const all = [...documents];
  const expressions = all.filter(mayHoldExpressions);
  const language = expressions.length === 0 ? UNREAD : await (await import('./csharp.ts')).csharpFor(expressions);
  return all.some(mayHoldTemplates) ? { ...language, ...(await import('./liquid/templates.ts')).LIQUID } : language;
}
