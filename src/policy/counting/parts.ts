import { sameId } from '../../model/identifier.ts';
import type { CallContext } from '../call-context.ts';
import type { Element } from '../document/element.ts';
import type { Form, OneOf } from '../form.ts';
import type { Compiler } from '../statement.ts';
import { literal, TEXT } from '../value.ts';

/** Limits of a product, of APIs in it and of their operations: "counters are independent, and all must pass". */
export interface Limits<L> {
  /** All that apply to a call, from broad to narrow, each with the key of its counter. */
  of(context: CallContext): readonly { readonly key: string; readonly limit: L }[];
}

interface Part<L> {
  readonly id: string | undefined;
  readonly name: string | undefined;
  readonly limit: L;
  readonly parts: readonly Part<L>[];
}

/** Of both the id counts. */
const NAMED: OneOf = { names: ['name', 'id'], required: true, several: true };

/** What an element of limits may hold. https://learn.microsoft.com/azure/api-management/rate-limit-policy#elements */
export function partsForm(limit: Form['attributes'], choices: Form['oneOf']): Form['content'] {
  const attributes = { name: 'literal', id: 'literal', ...limit } as const;
  const oneOf = [NAMED, ...choices];
  const operation: Form = { attributes, oneOf, content: 'nothing' };
  const api: Form = { attributes, oneOf, content: [{ name: 'operation', times: 'any number', form: operation }] };
  return [{ name: 'api', times: 'any number', form: api }];
}

export function readLimits<L>(element: Element, compiler: Compiler, read: (element: Element) => L): Limits<L> {
  const own = read(element);
  const apis = element.children.map(child => readPart(child, compiler, read));
  return {
    of(context) {
      const key = `${element.name} ${placeOf(context, compiler.scope)} ${context.subscription?.id.toLowerCase()}`;
      return [{ key, limit: own }, ...limitsOf(apis, context, key)];
    },
  };
}

function readPart<L>(element: Element, compiler: Compiler, read: (element: Element) => L): Part<L> {
  const text = (name: string) => literal(compiler.optional(element, name, TEXT, undefined));
  const parts = element.children.map(child => readPart(child, compiler, read));
  return { id: text('id'), name: text('name'), limit: read(element), parts };
}

function* limitsOf<L>(apis: readonly Part<L>[], { api, operation }: CallContext, key: string) {
  if (api === undefined) return;
  for (const part of apis) {
    if (!isMeant(part, api)) continue;
    const apiKey = `${key} /apis/${api.id.toLowerCase()}`;
    yield { key: apiKey, limit: part.limit };
    for (const { limit } of operation === undefined ? [] : part.parts.filter(each => isMeant(each, operation)))
      yield { key: `${apiKey} /operations/${operation?.id.toLowerCase()}`, limit };
  }
}

/** "If both are given, id is used, and name is ignored." */
const isMeant = (
  { id, name }: Pick<Part<unknown>, 'id' | 'name'>,
  entity: { readonly id: string; readonly displayName: string },
): boolean => (id === undefined ? name === entity.displayName : sameId(id, entity.id));

/** Of the document that the limit stands in. */
function placeOf({ product, api, operation }: CallContext, scope: Compiler['scope']): string {
  if (scope === 'product') return `/products/${product?.id.toLowerCase()}`;
  const ofApi = `/apis/${api?.id.toLowerCase()}`;
  return scope === 'operation' ? `${ofApi}/operations/${operation?.id.toLowerCase()}` : ofApi;
}
