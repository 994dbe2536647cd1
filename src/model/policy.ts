import * as v from 'valibot';

/** The global policy document, as typed (rawxml). The documents of narrower scopes belong to their API. */
export const policyShape = v.strictObject({ id: v.literal('policy'), value: v.string() });
export type Policy = v.InferOutput<typeof policyShape>;

/** What a service has before anybody sets a global policy. https://learn.microsoft.com/azure/api-management/forward-request-policy */
export const DEFAULT_GLOBAL_POLICY = `<policies>
  <inbound />
  <backend>
    <forward-request />
  </backend>
  <outbound />
  <on-error />
</policies>
`;

/** What a scope without a document of its own amounts to. */
export const INHERITING_POLICY = `<policies>
  <inbound>
    <base />
  </inbound>
  <backend>
    <base />
  </backend>
  <outbound>
    <base />
  </outbound>
  <on-error>
    <base />
  </on-error>
</policies>
`;
