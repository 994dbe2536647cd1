import { UserError } from '../errors.ts';

const REASONS = new Map([
  ['EACCES', 'permission denied'],
  ['EPERM', 'the operation is not permitted'],
  ['EROFS', 'the file system is read-only'],
  ['ENOTDIR', 'a file stands where a folder is expected'],
  ['EISDIR', 'a folder stands where a file is expected'],
  ['ENOENT', 'it is no longer there'],
  ['ELOOP', 'it is a symbolic link, through which apim changes nothing'],
  ['EFTYPE', 'it is a pipe, socket or device where a file is expected'],
  ['EIO', 'the disk reports an error'],
  ['EMFILE', 'too many files are open'],
  ['ENFILE', 'too many files are open'],
  ['ENOTSUP', 'the file system cannot do what apim needs'],
  ['ENOSYS', 'the file system cannot do what apim needs'],
  ['ENAMETOOLONG', 'the path is too long'],
]);

/** The code of an error that the operating system reports, such as ENOENT; Node's own (ERR_…) are bugs and have none here. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  return /^E[A-Z0-9]+$/.test(error.code) ? error.code : undefined;
}

const reasonOf = (code: string): string => REASONS.get(code) ?? code;

const pathOf = (error: unknown, otherwise: string): string =>
  error instanceof Error && 'path' in error && typeof error.path === 'string' ? error.path : otherwise;

/** What to throw for a failed read: a StateError if the system refused it, else the error itself. */
export function unreadable(error: unknown, path: string): unknown {
  const code = systemCode(error);
  if (code === undefined) return error;
  return new UserError('StateError', `${path} cannot be read: ${reasonOf(code)}.`, { cause: error });
}

export function reading<R>(path: string, action: () => R): R {
  try {
    return action();
  } catch (error) {
    throw unreadable(error, path);
  }
}

export function writing<R>(directory: string, action: () => R): R {
  try {
    return action();
  } catch (error) {
    throw unwritable(error, directory);
  }
}

/** What to throw where a change failed before its commit point: a StateError if the system refused it, else the error itself. */
export function unwritable(error: unknown, directory: string): unknown {
  const reason = whyUnwritable(error, directory);
  return reason === undefined
    ? error
    : new UserError('StateError', `${reason}; nothing was changed.`, { cause: error });
}

/** The beginning of a sentence on why the system refused a write; undefined if it is not the system that threw. */
export function whyUnwritable(error: unknown, directory: string): string | undefined {
  const code = systemCode(error);
  if (code === undefined) return undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') return `The disk is full: ${directory} cannot be written`;
  return `${pathOf(error, directory)} is not writable: ${reasonOf(code)}`;
}
