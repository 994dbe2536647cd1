import { NetException, URI_FORMAT_EXCEPTION } from '../runtime/exception.ts';

/** Why a text is no absolute URI, in .NET's words. */
export const EMPTY_URI = 'Invalid URI: The URI is empty.';
export const BAD_FORMAT = 'Invalid URI: The format of the URI could not be determined.';
export const BAD_SCHEME = 'Invalid URI: The URI scheme is not valid.';
export const BAD_AUTHORITY = 'Invalid URI: The Authority/Host could not be parsed.';
export const BAD_HOST = 'Invalid URI: The hostname could not be parsed.';
export const BAD_PORT = 'Invalid URI: Invalid port specified.';
export const NOT_ROOTED = "Invalid URI: A Dos path must be rooted, for example, 'c:\\'.";

/** Those that leave a text to be a relative URI. */
export const MAY_BE_RELATIVE: ReadonlySet<string> = new Set([EMPTY_URI, BAD_FORMAT, BAD_SCHEME, BAD_AUTHORITY]);

export const uriFormatException = (message: string): NetException =>
  new NetException(URI_FORMAT_EXCEPTION, message, null);
