import { headersExcept } from '../../http/headers.ts';
import type { CallContext } from '../call-context.ts';
import { replaceBody } from '../edits/body.ts';
import { bodyText, unreadable } from '../edits/content.ts';
import { type Message, messageKind, messageOf } from '../edits/message.ts';
import type { Compiler } from '../statement.ts';
import type { Step } from '../step.ts';
import { accepts, contentType } from './media-types.ts';

/** What becomes of a body of one kind in a call. */
export interface Conversion {
  /** The policy: the source of LastError. */
  readonly policy: string;
  readonly isFrom: (type: string) => boolean;
  readonly isTo: (type: string) => boolean;
  readonly type: string;
  readonly appliesAlways: (context: CallContext) => boolean;
  readonly heedsAccept: (context: CallContext) => boolean;
  /** Throws Error for what is no such text. */
  readonly convert: (text: string, context: CallContext) => string;
}

export function conversionStep(conversion: Conversion, compiler: Compiler): Step {
  const kind = messageKind(compiler.section);
  const messageIn = messageOf(kind);
  compiler.reads({ [kind]: true });
  return context => {
    const message = messageIn(context);
    if (message !== undefined && applies(conversion, message, context)) apply(conversion, message, context);
    return undefined;
  };
}

const applies = (
  { isFrom, isTo, appliesAlways, heedsAccept }: Conversion,
  { headers }: Message,
  context: CallContext,
): boolean =>
  (appliesAlways(context) || isFrom(contentType(headers))) &&
  (!heedsAccept(context) || accepts(context.request.headers, isTo));

function apply(conversion: Conversion, message: Message, context: CallContext): void {
  const text = bodyText(message, conversion.policy);
  if (text === undefined || text.trim() === '') return;
  replaceBody(message, Buffer.from(converted(conversion, text, context)));
  message.headers = [
    ...headersExcept(message.headers, name => name === 'content-type'),
    'Content-Type',
    conversion.type,
  ];
}

function converted({ policy, convert }: Conversion, text: string, context: CallContext): string {
  try {
    return convert(text, context);
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    throw unreadable(policy, `The body cannot be converted: ${cause.message}`, cause);
  }
}

/** Deeper ones cannot be meant, and the stack is not endless. */
export const MOST_DEPTH = 128;

export const tooDeep = (): Error => new Error(`It is nested deeper than ${MOST_DEPTH} levels.`);
