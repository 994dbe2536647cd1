import { headerValues } from '../../http/headers.ts';
import { SCOPE_KINDS } from '../../model/scope.ts';
import type { CallContext } from '../call-context.ts';
import type { Element } from '../document/element.ts';
import { HEADER_NAME } from '../edits/headers.ts';
import { STATUS_CODE } from '../edits/status.ts';
import type { PolicyError } from '../policy-error.ts';
import { refusal } from '../refusal.ts';
import type { Compiler, Statement } from '../statement.ts';
import { BOOLEAN, derivedFromAll, evaluate, TEXT, type Value } from '../value.ts';

interface Check {
  readonly name: Value<string>;
  readonly statusCode: Value<number>;
  readonly told: Value<string>;
  /** Of values; those of names never counts. */
  readonly ignoresCase: Value<boolean>;
  /** Undefined: any. */
  readonly allowed: ((context: CallContext) => Allowed) | undefined;
}

interface Allowed {
  readonly values: ReadonlySet<string>;
  readonly inLowerCase: ReadonlySet<string>;
}

/**
 * A request without a header, or without one of the values that it may have, is turned away.
 * https://learn.microsoft.com/azure/api-management/check-header-policy
 */
export const checkHeader: Statement = {
  sections: ['inbound'],
  scopes: SCOPE_KINDS,
  form: {
    attributes: {
      name: 'required',
      'failed-check-httpcode': 'required',
      'failed-check-error-message': 'required',
      // Required by Microsoft's page, and left out in documents that are deployed.
      'ignore-case': 'optional',
    },
    oneOf: [],
    content: [{ name: 'value', times: 'any number', form: { attributes: {}, oneOf: [], content: 'text' } }],
  },
  compile(element, compiler) {
    const check = readCheck(element, compiler);
    return context => {
      const name = evaluate(check.name, context);
      const present = headerValues(context.request.headers, name.toLowerCase());
      if (present.length === 0) throw refused(check, 'HeaderNotFound', notFound(name), context);
      if (
        check.allowed !== undefined &&
        !holdsOne(present, check.allowed(context), evaluate(check.ignoresCase, context))
      )
        throw refused(check, 'HeaderValueNotAllowed', notAllowed(name, present.join(',')), context);
      return undefined;
    };
  },
};

const readCheck = (element: Element, compiler: Compiler): Check => ({
  name: compiler.required(element, 'name', HEADER_NAME),
  statusCode: compiler.required(element, 'failed-check-httpcode', STATUS_CODE),
  told: compiler.required(element, 'failed-check-error-message', TEXT),
  ignoresCase: compiler.optional(element, 'ignore-case', BOOLEAN, false),
  allowed:
    element.children.length === 0
      ? undefined
      : derivedFromAll(
          element.children.map(child => compiler.value(child, 'text', TEXT)),
          allowedOf,
        ),
});

/** White space around a value is layout, as a header has none: RFC 9110, section 5.5. */
function allowedOf(texts: readonly string[]): Allowed {
  const values = texts.map(text => text.trim());
  return { values: new Set(values), inLowerCase: new Set(values.map(value => value.toLowerCase())) };
}

/** A header in several lines has the values of each, and that of all together. */
const holdsOne = (present: readonly string[], allowed: Allowed, ignoresCase: boolean): boolean =>
  [...present, present.join(',')].some(value =>
    ignoresCase ? allowed.inLowerCase.has(value.toLowerCase()) : allowed.values.has(value),
  );

const notFound = (name: string): string => `Header ${name} was not found in the request. Access denied.`;
const notAllowed = (name: string, value: string): string =>
  `Header ${name} value of ${value} is not allowed. Access denied.`;

const refused = ({ statusCode, told }: Check, reason: string, message: string, context: CallContext): PolicyError =>
  refusal(context, {
    source: 'check-header',
    reason,
    message,
    statusCode: evaluate(statusCode, context),
    statusText: '',
    told: evaluate(told, context),
    headers: [],
  });
