import { UserError } from '../errors.ts';

/** Azure's own wording for fragments and backends, one user a line. */
export function refuseInUse(kind: string, id: string, users: readonly string[]): void {
  if (users.length === 0) return;
  throw new UserError(
    'InUse',
    `The ${kind} '${id}' is used by the following entities:\n${users.map(user => `  ${user}`).join('\n')}`,
  );
}
