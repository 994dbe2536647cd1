import { UserError } from '../errors.ts';
import type { User } from './users.ts';

/** Azure's own wording for fragments and backends, one user a line; a terminal is also told what ends each use. */
class InUse extends UserError {
  readonly #heading: string;
  readonly #users: readonly User[];

  constructor(heading: string, target: string, users: readonly User[]) {
    super(
      'InUse',
      lines(heading, users, ({ name }) => name),
      { target },
    );
    this.#heading = heading;
    this.#users = users;
  }

  override get advice(): string {
    return lines(this.#heading, this.#users, ({ name, command }) => `${name}: ${command}`);
  }
}

const lines = (heading: string, users: readonly User[], text: (user: User) => string): string =>
  [heading, ...users.map(user => `  ${text(user)}`)].join('\n');

/** Throws InUse where somebody needs what is to be removed. `noun`: `backend`. */
export function refuseInUse(noun: string, id: string, target: string, users: readonly User[]): void {
  if (users.length === 0) return;
  const name = noun.charAt(0).toUpperCase() + noun.slice(1);
  throw new InUse(`The ${name} '${id}' is used by the following entities:`, target, users);
}
