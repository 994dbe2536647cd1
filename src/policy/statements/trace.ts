import * as v from 'valibot';
import { SCOPE_KINDS } from '../../model/scope.ts';
import type { Element } from '../document/element.ts';
import { SECTIONS } from '../sections.ts';
import type { Compiler, Statement } from '../statement.ts';
import { evaluate, type Kind, TEXT, type Value } from '../value.ts';

interface Metadata {
  readonly name: Value<string>;
  readonly value: Value<string>;
}

/**
 * Says something to whoever looks on. It is evaluated also where nobody does, so that a request goes the same way. The page
 * allows no expression as source, and Microsoft's own sample of a proxy has one.
 * https://learn.microsoft.com/azure/api-management/trace-policy
 */
export const trace: Statement = {
  sections: SECTIONS,
  scopes: SCOPE_KINDS,
  form: {
    attributes: { source: 'required', severity: 'literal' },
    oneOf: [],
    content: [
      { name: 'message', times: 'once', form: { attributes: {}, oneOf: [], content: 'text' } },
      {
        name: 'metadata',
        times: 'any number',
        form: { attributes: { name: 'required', value: 'required' }, oneOf: [], content: 'nothing' },
      },
    ],
    orText: true,
  },
  compile(element, compiler) {
    const source = compiler.required(element, 'source', TEXT);
    const severity = compiler.optional(element, 'severity', SEVERITY, 'verbose');
    const [message, ...metadata] = element.children;
    const text = compiler.value(message ?? element, 'text', TEXT);
    const pairs = metadata.map(child => metadataOf(child, compiler));
    return context => {
      const said = {
        source: evaluate(source, context),
        severity: evaluate(severity, context),
        message: evaluate(text, context),
        metadata: pairs.map(({ name, value }) => [evaluate(name, context), evaluate(value, context)] as const),
      };
      context.observer?.traced(said, context);
      return undefined;
    };
  },
};

const severity = v.picklist(['verbose', 'information', 'error'], 'must be one of verbose, information and error.');
const SEVERITY: Kind<typeof severity> = { type: 'string', schema: severity };

const metadataOf = (element: Element, compiler: Compiler): Metadata => ({
  name: compiler.required(element, 'name', TEXT),
  value: compiler.required(element, 'value', TEXT),
});
