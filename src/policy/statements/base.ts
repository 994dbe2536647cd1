import type { Statement } from '../statement.ts';

/** https://learn.microsoft.com/azure/api-management/api-management-howto-policies#scopes */
export const base: Statement = {
  sections: ['inbound', 'backend', 'outbound', 'on-error'],
  attributes: [],
  unsupportedAttributes: new Map(),
  compile: () => ({ withBase: steps => steps }),
};
