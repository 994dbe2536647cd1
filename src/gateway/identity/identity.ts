import { accessSync, constants, statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { type Clock, type Identity, NoToken } from '../../surroundings.ts';
import { commandSource, fileSource, type Place, type Source, urlSource } from './sources.ts';
import { type IssuedToken, readAnswer } from './token-answer.ts';

/** `--identity`, with where a command of it is to run. */
export interface IdentityOption extends Place {
  /** A URL, the name of a file that holds tokens, or a command. */
  readonly source: string;
}

/** An expression may want a token for another resource each time: so many of the last are kept. */
const MOST = 1000;

/** Gets tokens from its source and keeps each until it expires. */
export class LocalIdentity implements Identity {
  readonly #source: Source;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #kept = new Map<string, IssuedToken>();
  readonly #pending = new Map<string, Promise<string>>();

  constructor(source: Source, clock: Pick<Clock, 'now'>) {
    this.#source = source;
    this.#clock = clock;
  }

  token(resource: string, clientId: string | undefined): Promise<string> {
    const key = JSON.stringify([resource, clientId]);
    const kept = this.#kept.get(key);
    if (kept?.expiresAt !== undefined && kept.expiresAt > this.#clock.now()) return Promise.resolve(kept.token);
    const pending = this.#pending.get(key) ?? this.#ask(key, resource, clientId);
    this.#pending.set(key, pending);
    return pending;
  }

  async #ask(key: string, resource: string, clientId: string | undefined): Promise<string> {
    try {
      const issued = readAnswer(await this.#source({ resource, clientId }), resource, this.#clock.now());
      if (issued === undefined) throw noToken(resource);
      this.#keep(key, issued);
      return issued.token;
    } finally {
      this.#pending.delete(key);
    }
  }

  #keep(key: string, issued: IssuedToken): void {
    this.#kept.delete(key);
    this.#kept.set(key, issued);
    const [oldest] = this.#kept.size > MOST ? this.#kept.keys() : [];
    if (oldest !== undefined) this.#kept.delete(oldest);
  }
}

/** What came may be a secret all the same. */
const noToken = (resource: string): NoToken =>
  new NoToken(
    'ManagedIdentityFailed',
    `The managed identity gave no token for '${resource}': neither a text alone, nor JSON with access_token or accessToken.`,
  );

export const identityOf = (option: IdentityOption, clock: Pick<Clock, 'now'>): Identity =>
  new LocalIdentity(sourceOf(option), clock);

function sourceOf({ source, ...place }: IdentityOption): Source {
  if (/^https?:\/\//i.test(source) && URL.canParse(source)) return urlSource(source);
  const file = isAbsolute(source) ? source : join(place.cwd, source);
  return isDataFile(file) ? fileSource(file) : commandSource(source, place);
}

/** A file that can be run is a command. */
function isDataFile(file: string): boolean {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return false;
  if (process.platform === 'win32') return !/\.(exe|com|bat|cmd)$/i.test(file);
  try {
    accessSync(file, constants.X_OK);
    return false;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EACCES') return true;
    throw error;
  }
}
