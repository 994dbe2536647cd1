/** Sentences that are told at more than one place. */
export const NOTHING_SERVED = 'Nothing is served yet: add a backend (apim backend new) or an API (apim api new)';

export const FORWARDS_ALL =
  'API without operations forwards every request below its path; Azure answers 404 until it has some.';

export const noServiceUrl = (apiId: string): string =>
  `API '${apiId}' has no service URL, and no set-backend-service policy gives one.`;

export const azureMayNotPresent = (certificateId: string, backendId: string): string =>
  `Client certificate '${certificateId}' is presented because backend '${backendId}' names it; Azure may not do so without a policy.`;

/** `unsent`: the end of a sentence. */
export const askedInVain = (certificateId: string, unsent: string): string =>
  `The backend asked for a client certificate, and '${certificateId}' was not sent: ${unsent}.`;
