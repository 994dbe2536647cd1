import * as v from 'valibot';
import { headersExcept } from '../../http/headers.ts';
import { HeldBody } from '../../http/message.ts';
import type { CallContext } from '../call-context.ts';
import type { Element } from '../document/element.ts';
import { where } from '../document/remark.ts';
import type { Form } from '../form.ts';
import type { TemplateSource } from '../language.ts';
import type { Compiler } from '../statement.ts';
import { BOOLEAN, BYTES, evaluate, type Kind, type Value } from '../value.ts';
import type { Message } from './message.ts';

/** Of `<set-body>`, wherever it stands. https://learn.microsoft.com/azure/api-management/set-body-policy */
export const SET_BODY_FORM: Form = {
  attributes: { template: 'literal', 'xsi-nil': 'literal', 'parse-date': 'literal' },
  oneOf: [],
  content: 'markup',
};

/** The bytes that take the place of a body. */
export type BodyMaker = (context: CallContext) => Buffer;

/** Where a template knows of no message: in return-response and in requests of a policy's own. */
export const bodyMaker = (element: Element, compiler: Compiler): BodyMaker =>
  messageBodyMaker(element, compiler, undefined);

export function messageBodyMaker(element: Element, compiler: Compiler, input: TemplateSource['input']): BodyMaker {
  const template = compiler.optional(element, 'template', TEMPLATE, 'none');
  const nil = compiler.optional(element, 'xsi-nil', NIL, '');
  const parsesDates = compiler.optional(element, 'parse-date', BOOLEAN, true);
  if (isLiteral(template, 'liquid') && nil.kind === 'literal' && parsesDates.kind === 'literal') {
    const options = { input, nil: nil.value, parsesDates: parsesDates.value };
    return templateMaker(element, compiler, options);
  }
  const value = bodyValue(element, compiler);
  return context => evaluate(value, context);
}

function templateMaker(
  element: Element,
  compiler: Compiler,
  options: Pick<TemplateSource, 'input' | 'nil' | 'parsesDates'>,
): BodyMaker {
  const { name, line, column } = element;
  const place = { name, line, column };
  const { markup, text, expression, template } = holderOf(element);
  if (expression !== undefined)
    compiler.warn(
      place,
      `The Liquid template of '${name}' ${where(place)} is a policy expression, which is sent as written.`,
    );
  const written = template ?? { text: markup === '' ? text : markup, positionAt: () => place };
  const filled = compiler.template({ written, element: name, ...options });
  return context => Buffer.from(filled.text(context));
}

/** The documents of Microsoft's samples write `none` for a text. */
const template = v.picklist(['liquid', 'none'], 'must be liquid or none.');
const TEMPLATE: Kind<typeof template> = { type: 'string', schema: template };

const nil = v.pipe(
  v.picklist(['blank', 'null'], 'must be blank or null.'),
  v.transform(word => (word === 'null' ? null : '')),
);
const NIL: Kind<typeof nil> = { type: 'string', schema: nil };

const isLiteral = <V>(value: Value<V>, wanted: V): boolean => value.kind === 'literal' && value.value === wanted;

const BODY: Kind<(typeof BYTES)['schema']> = { ...BYTES, whenNull: '' };

/** A text, or the elements themselves. */
function bodyValue(element: Element, compiler: Compiler): Value<Buffer> {
  const holder = holderOf(element);
  return holder.markup === ''
    ? compiler.value(holder, 'text', BODY)
    : { kind: 'literal', value: Buffer.from(holder.markup) };
}

/** Microsoft's toolkit writes the content into one `value`. */
function holderOf(element: Element): Element {
  const [child, another] = element.children;
  return child?.name === 'value' && another === undefined && element.text.trim() === '' ? child : element;
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
