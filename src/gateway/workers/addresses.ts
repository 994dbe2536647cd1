import type { WorkerSettings } from './messages.ts';

/** Where a worker listens. */
export interface Addresses {
  readonly url: string;
  readonly httpsUrl?: string | undefined;
}

export const areSameAddresses = (one: Addresses, other: Addresses): boolean =>
  one.url === other.url && one.httpsUrl === other.httpsUrl;

/** Settings that ask for these ports by number. */
export const settingsFor = (settings: WorkerSettings, { url, httpsUrl }: Addresses): WorkerSettings => ({
  ...settings,
  port: portOf(url),
  ...(settings.https === undefined || httpsUrl === undefined
    ? {}
    : { https: { ...settings.https, port: portOf(httpsUrl) } }),
});

const portOf = (url: string): number => Number(new URL(url).port);
