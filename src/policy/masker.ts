/** Stands where a secret would. */
export const HIDDEN = '***';

/** What is shorter is no secret, and hiding it would leave nothing to read. */
const SHORTEST = 3;

/** Takes secrets out of what somebody is going to read, also where they are written as JSON or URLs have them. */
export class Masker {
  readonly #pattern: RegExp | undefined;

  constructor(secrets: Iterable<string>) {
    const forms = [...secrets].filter(secret => secret.length >= SHORTEST).flatMap(formsOf);
    const longestFirst = [...new Set(forms)].sort((a, b) => b.length - a.length);
    this.#pattern = longestFirst.length === 0 ? undefined : new RegExp(longestFirst.map(quoted).join('|'), 'g');
  }

  mask(text: string): string {
    return this.#pattern === undefined ? text : text.replace(this.#pattern, HIDDEN);
  }
}

/** A secret as it is, and as JSON and URLs write it. */
export const formsOf = (secret: string): string[] => [
  secret,
  JSON.stringify(secret).slice(1, -1),
  encodeURIComponent(Buffer.from(secret).toString()),
];

const quoted = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** Where there are no secrets. */
export const NO_SECRETS = new Masker([]);
