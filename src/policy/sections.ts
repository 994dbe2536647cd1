/** In the order in which they run. https://learn.microsoft.com/azure/api-management/api-management-howto-policies */
export const SECTIONS = ['inbound', 'backend', 'outbound', 'on-error'] as const;
export type Section = (typeof SECTIONS)[number];
