import { identifier } from '../../model/identifier.ts';
import { httpUrl } from '../../model/url.ts';
import { exactlyOne, NOT_YET, parseAttribute } from '../attributes.ts';
import { type GatewayTypes, isBroader } from '../call.ts';
import { PolicyError } from '../policy-error.ts';
import type { Compiler, Statement, Step } from '../statement.ts';

const SERVICE_FABRIC = [
  'sf-resolve-condition',
  'sf-service-instance-name',
  'sf-partition-key',
  'sf-listener-name',
  'sf-replica-type',
];
const DAPR = ['dapr-app-id', 'dapr-method', 'dapr-namespace'];

const backendIdentifier = identifier(80);

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
    if (attribute.name === 'base-url') return useUrl(parseAttribute(element, attribute, httpUrl), compiler);
    const backendId = parseAttribute(element, attribute, backendIdentifier);
    return useEntity(backendId, compiler.backend(backendId, element), compiler);
  },
};

/** "Once a parent scope set backend-id and it was inherited via base, only another backend-id overrides it" (same page). */
function useUrl<T extends GatewayTypes>(baseUrl: string, { scope }: Compiler<T>): Step<T> {
  const choice = { kind: 'url', baseUrl } as const;
  return context => {
    const { backend } = context;
    if (backend?.kind === 'entity' && isBroader(backend.scope, scope)) return;
    context.backend = choice;
  };
}

function useEntity<T extends GatewayTypes>(
  backendId: string,
  backend: T['backend'] | undefined,
  { scope }: Compiler<T>,
): Step<T> {
  if (backend === undefined)
    return () => {
      throw notFound(backendId);
    };
  const choice = { kind: 'entity', backend, scope } as const;
  return context => {
    context.backend = choice;
  };
}

const notFound = (backendId: string): PolicyError =>
  new PolicyError({
    source: 'set-backend-service',
    reason: 'BackendNotFound',
    message: `Backend with id '${backendId}' not found.`,
    responseIsSet: false,
  });
