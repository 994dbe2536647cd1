import { UserError } from '../errors.ts';

export const SCHEMA_VERSION = 1;

export const brokenFile = (path: string, why: string, cause?: unknown): UserError =>
  new UserError('StateError', `${path} cannot be used: ${why}. Mend or delete that file.`, { cause });

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // Not even as cause: its message quotes the text, which may be a key.
    throw brokenFile(path, 'it is not JSON');
  }
}

/** The content of a file of state without its schema version. Nothing that fails here may be overwritten. */
export function readVersioned<T>(path: string, text: string, check: (value: unknown) => T): T {
  const json = parseJson(path, text);
  if (typeof json !== 'object' || json === null) throw brokenFile(path, 'it is not a JSON object');
  const { schemaVersion, ...rest }: { schemaVersion?: unknown } = json;
  return checkVersioned(path, schemaVersion, () => check(rest));
}

export function checkVersioned<T>(path: string, version: unknown, check: () => T): T {
  if (typeof version === 'number' && version > SCHEMA_VERSION) {
    throw new UserError('StateError', `${path} was written by a newer version of apim. Update apim.`);
  }
  if (version !== SCHEMA_VERSION) throw brokenFile(path, `its schemaVersion is not ${SCHEMA_VERSION}`);
  try {
    return check();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw brokenFile(path, error.message.replace(/\.$/, ''), error);
  }
}
