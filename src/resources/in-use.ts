import { UserError } from '../errors.ts';
import type { User } from './users.ts';

/** Azure's own wording for fragments and backends, one user a line, and what ends the use. */
export function refuseInUse(kind: string, id: string, users: readonly User[]): void {
  if (users.length === 0) return;
  const lines = users.map(({ name, command }) => `  ${name}: ${command}`);
  throw new UserError('InUse', `The ${kind} '${id}' is used by the following entities:\n${lines.join('\n')}`);
}
