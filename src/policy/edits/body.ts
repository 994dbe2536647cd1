import { headersExcept } from '../../http/headers.ts';
import { HeldBody } from '../../http/message.ts';
import type { CallContext } from '../call-context.ts';
import type { Element } from '../document/element.ts';
import type { Form } from '../form.ts';
import type { Compiler } from '../statement.ts';
import { BYTES, evaluate, type Kind, type Value } from '../value.ts';
import type { Message } from './message.ts';

/** Of `<set-body>`, wherever it stands. https://learn.microsoft.com/azure/api-management/set-body-policy */
export const SET_BODY_FORM: Form = {
  attributes: { template: 'not yet', 'xsi-nil': 'not yet', 'parse-date': 'not yet' },
  oneOf: [],
  content: 'markup',
};

/** The bytes that take the place of a body. */
export type BodyMaker = (context: CallContext) => Buffer;

/** Where a template knows of no message: in return-response and in requests of a policy's own. */
export const bodyMaker = (element: Element, compiler: Compiler): BodyMaker =>
  messageBodyMaker(element, compiler, undefined);

export function messageBodyMaker(
  element: Element,
  compiler: Compiler,
  _input: 'request' | 'response' | undefined,
): BodyMaker {
  const value = bodyValue(element, compiler);
  return context => evaluate(value, context);
}

const BODY: Kind<(typeof BYTES)['schema']> = { ...BYTES, whenNull: '' };

/** A text, one in a `value`, as Microsoft's toolkit writes it, or the elements themselves. */
function bodyValue(element: Element, compiler: Compiler): Value<Buffer> {
  const [child, another] = element.children;
  if (child === undefined) return compiler.value(element, 'text', BODY);
  if (another === undefined && child.name === 'value' && element.text.trim() === '')
    return compiler.value(child, 'text', BODY);
  return { kind: 'literal', value: Buffer.from(element.markup) };
}

/** What tells of the bytes of a body that is gone. */
const OF_THE_BODY: ReadonlySet<string> = new Set(['content-encoding', 'content-length', 'transfer-encoding']);

/**
 * The message carries these bytes instead, as they are; whoever writes it tells their length. An answer that switched
 * protocols has no body to be replaced: such policies are skipped on a WebSocket's handshake
 * (https://learn.microsoft.com/azure/api-management/websocket-api).
 */
export function replaceBody(message: Message, bytes: Buffer): void {
  const { body } = message;
  if (isSwitch(message)) return;
  if (body !== undefined && body.bytes === undefined) body.drop('A policy set another body.');
  message.body = new HeldBody(bytes);
  message.headers = headersExcept(message.headers, name => OF_THE_BODY.has(name));
}

const isSwitch = (message: Message): boolean => 'statusCode' in message && message.statusCode === 101;
