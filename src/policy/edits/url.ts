import * as v from 'valibot';
import type { CallContext } from '../call-context.ts';
import type { Element } from '../document/element.ts';
import { holdsName } from '../document/filling.ts';
import { where } from '../document/remark.ts';
import { PolicyError } from '../policy-error.ts';
import type { Compiler } from '../statement.ts';
import { evaluate, type Kind } from '../value.ts';

const RULE = 'must be an absolute http:// or https:// URL, such as https://contoso.com/token.';

const isAbsolute = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

/** With a query where there is one; white space around it is layout. */
const absoluteUrl = v.pipe(
  v.string(),
  v.trim(),
  v.check(isAbsolute, RULE),
  v.transform(text => new URL(text)),
);

/** Of the URLs that policies fetch. */
export const ABSOLUTE_URL: Kind<typeof absoluteUrl> = { type: 'string', schema: absoluteUrl };

/**
 * Of `<set-url>`. A text that is no URL fails when it comes to it, and not before, as in Azure: often it is one that something
 * is still to be put into.
 */
export function urlReader(element: Element, compiler: Compiler): (context: CallContext) => URL {
  const text = element.text.trim();
  if (element.expression !== undefined || isAbsolute(text) || holdsName(text)) {
    if (element.expression === undefined && /@[({]/.test(text)) compiler.warn(element, mixed(element));
    const url = compiler.value(element, 'text', ABSOLUTE_URL);
    return context => evaluate(url, context);
  }
  compiler.warn(element, `The text of '${element.name}' ${where(element)} ${RULE}`);
  const source = compiler.policyOf(element);
  return () => {
    const message = `The text ${RULE}`;
    throw new PolicyError({ source, reason: 'InvalidUrl', message, responseIsSet: false });
  };
}

const mixed = (element: Element): string =>
  `The text of '${element.name}' ${where(element)} is a text and no policy expression, which must be the whole of it: @("https://" + …).`;
