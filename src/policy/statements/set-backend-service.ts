import { identifier } from '../../model/identifier.ts';
import { httpUrl } from '../../model/url.ts';
import { exactlyOne, NOT_YET } from '../attributes.ts';
import { type BackendChoice, type GatewayTypes, isBroader, type Scope } from '../call.ts';
import type { Context } from '../context.ts';
import type { Attribute, Element } from '../element.ts';
import { PolicyError } from '../policy-error.ts';
import type { Compiler, Statement, Step } from '../statement.ts';
import { derived, readValue, type Value } from '../value.ts';

const SERVICE_FABRIC = [
  'sf-resolve-condition',
  'sf-service-instance-name',
  'sf-partition-key',
  'sf-listener-name',
  'sf-replica-type',
];
const DAPR = ['dapr-app-id', 'dapr-method', 'dapr-namespace'];

const URL_VALUE = { kind: 'string', schema: httpUrl } as const;
const ID_VALUE = { kind: 'string', schema: identifier(80) } as const;

/**
 * Replaces scheme, host and base path of the call; the last one executed wins.
 * https://learn.microsoft.com/azure/api-management/set-backend-service-policy
 */
export const setBackendService: Statement = {
  sections: ['inbound', 'backend'],
  attributes: ['base-url', 'backend-id'],
  unsupportedAttributes: new Map([...SERVICE_FABRIC, ...DAPR].map(name => [name, `is ${NOT_YET}`])),
  compile(element, compiler) {
    const attribute = exactlyOne(element, ['base-url', 'backend-id']);
    return attribute.name === 'base-url'
      ? useUrl(readValue(element, attribute, URL_VALUE, compiler), compiler)
      : useEntity(entityOf(element, attribute, compiler));
  },
};

/** "Once a parent scope set backend-id and it was inherited via base, only another backend-id overrides it" (same page). */
function useUrl<T extends GatewayTypes>(baseUrl: Value<string>, { scope }: Compiler<T>): Step<T> {
  const choice = derived(baseUrl, url => ({ kind: 'url', baseUrl: url }) as const);
  return context => {
    const { backend } = context;
    if (backend?.kind === 'entity' && isBroader(backend.scope, scope)) return;
    context.backend = choice(context);
  };
}

const useEntity =
  <T extends GatewayTypes>(entity: (context: Context<T>) => BackendChoice<T>): Step<T> =>
  context => {
    context.backend = entity(context);
  };

function entityOf<T extends GatewayTypes>(
  element: Element,
  attribute: Attribute,
  compiler: Compiler<T>,
): (context: Context<T>) => BackendChoice<T> {
  const { scope } = compiler;
  const backendId = readValue(element, attribute, ID_VALUE, compiler);
  if (backendId.kind === 'expression')
    return context => {
      const id = backendId.evaluate(context);
      return chosen(id, context.services.backend(id), scope);
    };
  const backend = compiler.backend(backendId.value, element);
  if (backend === undefined) return () => chosen(backendId.value, backend, scope);
  const choice = chosen(backendId.value, backend, scope);
  return () => choice;
}

/** Throws PolicyError where there is no such backend. */
function chosen<T extends GatewayTypes>(
  backendId: string,
  backend: T['backend'] | undefined,
  scope: Scope,
): BackendChoice<T> {
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
