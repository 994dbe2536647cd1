import * as v from 'valibot';
import { UserError } from '../errors.ts';
import { identifier } from './identifier.ts';

/** The service instance that a command works on; its state is a folder of its own. */
export const contextShape = v.strictObject({
  name: identifier(80),
  subscriptionId: v.pipe(v.string(), v.uuid('must be a UUID.')),
  resourceGroup: identifier(90),
  serviceName: v.pipe(
    v.string(),
    v.regex(
      /^[a-zA-Z](?:[a-zA-Z0-9-]{0,48}[a-zA-Z0-9])?$/,
      'must be 1 to 50 letters, digits and hyphens, begin with a letter and not end with a hyphen.',
    ),
  ),
});
export type Context = v.InferOutput<typeof contextShape>;

export const NO_SUBSCRIPTION = '00000000-0000-0000-0000-000000000000';

/** There from the start, so that CI need not make one. */
export const DEFAULT_CONTEXT: Context = {
  name: 'default',
  subscriptionId: NO_SUBSCRIPTION,
  resourceGroup: 'default',
  serviceName: 'default',
};

/** The ARM id of the service instance: the prefix of every resource's id. */
export const serviceId = (context: Context): string =>
  `/subscriptions/${context.subscriptionId}/resourceGroups/${context.resourceGroup}` +
  `/providers/Microsoft.ApiManagement/service/${context.serviceName}`;

const SERVICE_ID =
  /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/Microsoft\.ApiManagement\/service\/([^/]+)$/i;

/** The parts of a service instance's ARM id, whose own words compare without case. */
export function parseServiceId(id: string): Omit<Context, 'name'> {
  const [, subscriptionId, resourceGroup, serviceName] = SERVICE_ID.exec(id) ?? [];
  if (subscriptionId !== undefined && resourceGroup !== undefined && serviceName !== undefined) {
    return { subscriptionId, resourceGroup, serviceName };
  }
  throw new UserError(
    'ValidationError',
    `'${id}' is not the id of an API Management instance: /subscriptions/ID/resourceGroups/GROUP/providers/Microsoft.ApiManagement/service/NAME`,
  );
}
