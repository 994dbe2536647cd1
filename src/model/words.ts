/** Closed lists of words, apart from the shapes that take them: who only offers them need not load those. */

export const PRODUCT_STATES = ['notPublished', 'published'] as const;

export const SUBSCRIPTION_STATES = ['active', 'suspended', 'submitted', 'rejected', 'cancelled', 'expired'] as const;

export const VERSIONING_SCHEMES = ['Segment', 'Query', 'Header'] as const;
