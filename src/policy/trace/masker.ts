import type { RawHeaders } from '../../http/headers.ts';
import { formsOf, HIDDEN } from '../masker.ts';
import { isSurelySecret, SECRET_FIELD, SECRET_PARAMETER, secretParts, tellsSecret } from './secret-names.ts';
import type { Header } from './traced.ts';

/** A shorter text stands in too many others by chance: it is masked only where it is all there is. */
const LEAST = 3;
/** The same of what is secret only for its name: `X-Token: true`. */
const LEAST_BY_NAME = 8;

/**
 * Keeps secrets out of a trace: what stands under a name that tells of one, and each text that was found to be one wherever it
 * stands, so that it has to see all before it masks any.
 */
export class TraceMasker {
  readonly #texts = new Set<string>();

  constructor(secrets: Iterable<string>) {
    for (const secret of secrets) this.add(secret);
  }

  /** From now on this is a secret, as it is and as URLs and JSON write it. */
  add(secret: string): void {
    if (secret.trim() === '') return;
    for (const form of formsOf(secret)) this.#texts.add(form);
  }

  /** Learns what is secret about them. */
  addHeaders(headers: RawHeaders): void {
    for (let index = 0; index < headers.length; index += 2)
      this.addNamed(headers[index] ?? '', headers[index + 1] ?? '');
  }

  /** Of a URL or what follows it: begins with a question mark, or is empty. */
  addQuery(query: string): void {
    for (const part of query.slice(1).split('&')) {
      const [name = '', value = ''] = part.split(/=(.*)/s);
      this.addNamed(decoded(name), decoded(value));
    }
  }

  addNamed(name: string, value: string): void {
    if (!tellsSecret(name)) return;
    const least = isSurelySecret(name) ? 1 : LEAST_BY_NAME;
    for (const part of secretParts(name, value)) if (part.length >= least) this.add(part);
  }

  named(name: string, value: string): string {
    return tellsSecret(name) ? HIDDEN : this.text(value);
  }

  headers(headers: RawHeaders): Header[] {
    return headers.flatMap((name, index): Header[] =>
      index % 2 === 0 ? [[this.text(name), this.named(name, headers[index + 1] ?? '')]] : [],
    );
  }

  /** The values of its parameters alone, so that it stays a URL. */
  url(url: string): string {
    const [before = '', query] = url.split(/\?(.*)/s);
    if (query === undefined) return this.text(before);
    return `${this.text(before)}?${query
      .split('&')
      .map(part => this.#parameter(part))
      .join('&')}`;
  }

  #parameter(part: string): string {
    const [name = '', value] = part.split(/=(.*)/s);
    return value === undefined ? this.text(name) : `${this.text(name)}=${this.named(decoded(name), value)}`;
  }

  /** A text that a request brought, in which there may be names with values. */
  text(text: string): string {
    return this.source(text).replace(SECRET_FIELD, `$1${HIDDEN}`).replace(SECRET_PARAMETER, `$1${HIDDEN}`);
  }

  /** C#, in which `token = context…` is no secret. */
  source(text: string): string {
    if (this.#texts.has(unquoted(text))) return HIDDEN;
    let masked = text;
    for (const secret of this.#longestFirst()) masked = masked.replaceAll(secret, HIDDEN);
    return masked;
  }

  /** One may hold another. */
  #longestFirst(): string[] {
    return [...this.#texts].filter(({ length }) => length >= LEAST).toSorted((a, b) => b.length - a.length);
  }
}

/** As a value that is a text is shown. */
const unquoted = (text: string): string => /^"(.*)"$/s.exec(text)?.[1] ?? text;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}
