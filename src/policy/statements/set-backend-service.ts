import type { Backend } from '../../model/backend.ts';
import { identifier } from '../../model/identifier.ts';
import { isBroader, SCOPE_KINDS, type ScopeKind } from '../../model/scope.ts';
import { httpUrl } from '../../model/url.ts';
import { findAttribute } from '../attributes.ts';
import type { BackendChoice, CallContext } from '../call-context.ts';
import type { Element } from '../document/element.ts';
import { holdsName } from '../document/filling.ts';
import { where } from '../document/remark.ts';
import { evaluationFailure } from '../evaluation-failure.ts';
import type { AttributeForm } from '../form.ts';
import { PolicyError } from '../policy-error.ts';
import type { Compiler, Statement } from '../statement.ts';
import { READS_NOTHING, type Step } from '../step.ts';
import { derived, type Value } from '../value.ts';

const SERVICE_FABRIC = [
  'sf-resolve-condition',
  'sf-service-instance-name',
  'sf-partition-key',
  'sf-listener-name',
  'sf-replica-type',
];
const DAPR = ['dapr-app-id', 'dapr-method', 'dapr-namespace'];
const NOT_YET = [...SERVICE_FABRIC, ...DAPR].map((name): [string, AttributeForm] => [name, 'not yet']);

const URL_VALUE = { type: 'string', schema: httpUrl } as const;
const ID_VALUE = { type: 'string', schema: identifier(80) } as const;

/**
 * Replaces scheme, host and base path of the call; the last one executed wins.
 * https://learn.microsoft.com/azure/api-management/set-backend-service-policy
 */
export const setBackendService: Statement = {
  sections: ['inbound', 'backend'],
  scopes: SCOPE_KINDS,
  form: {
    attributes: { 'base-url': 'optional', 'backend-id': 'optional', ...Object.fromEntries(NOT_YET) },
    oneOf: [{ names: ['base-url', 'backend-id'], required: true }],
    content: 'nothing',
  },
  compile(element, compiler) {
    return findAttribute(element, 'base-url') === undefined
      ? useEntity(entityOf(element, compiler))
      : useUrl(urlOf(element, compiler), compiler);
  },
};

/**
 * What is no URL fails when a request comes to it, and not before, as that of `<set-url>`: often something is still to be put
 * into it. One that lacks its scheme, or has too much, is a slip.
 */
function urlOf(element: Element, compiler: Compiler): Value<string> {
  const attribute = findAttribute(element, 'base-url');
  if (attribute === undefined || attribute.expression !== undefined || mayBeUrl(attribute.value))
    return compiler.required(element, 'base-url', URL_VALUE);
  const sentence = `The 'base-url' attribute ${where(attribute)} is no URL: a request that comes to it fails.`;
  compiler.warn(attribute, sentence);
  const fail = (): never => {
    throw evaluationFailure(element.name, "The 'base-url' attribute is no URL.", undefined);
  };
  return { kind: 'expression', reads: READS_NOTHING, evaluate: fail };
}

const mayBeUrl = (text: string): boolean =>
  holdsName(text) || URL.canParse(text) || /^[\w-]+(?:\.[\w-]+)+(?:[/:]|$)/.test(text.trim());

/** "Once a parent scope set backend-id and it was inherited via base, only another backend-id overrides it" (same page). */
function useUrl(baseUrl: Value<string>, { scope }: Compiler): Step {
  const choice = derived(baseUrl, url => ({ kind: 'url', baseUrl: url }) as const);
  return context => {
    const { backend } = context;
    if (backend?.kind === 'entity' && isBroader(backend.scope, scope)) return;
    context.backend = choice(context);
  };
}

const useEntity =
  (entity: (context: CallContext) => BackendChoice): Step =>
  context => {
    context.backend = entity(context);
  };

function entityOf(element: Element, compiler: Compiler): (context: CallContext) => BackendChoice {
  const { scope } = compiler;
  const backendId = compiler.required(element, 'backend-id', ID_VALUE);
  if (backendId.kind === 'expression')
    return context => {
      const id = backendId.evaluate(context);
      return chosen(id, context.findBackend(id), scope);
    };
  const backend = compiler.backend(backendId.value, element);
  if (backend === undefined) return () => chosen(backendId.value, backend, scope);
  const choice = chosen(backendId.value, backend, scope);
  return () => choice;
}

/** Throws PolicyError where there is no such backend. */
function chosen(backendId: string, backend: Backend | undefined, scope: ScopeKind): BackendChoice {
  if (backend === undefined) throw notFound(backendId);
  return { kind: 'entity', backend, scope };
}

const notFound = (backendId: string): PolicyError =>
  new PolicyError({
    source: 'set-backend-service',
    reason: 'BackendNotFound',
    message: `Backend with id '${backendId}' not found.`,
    responseIsSet: false,
  });
