import { NetException } from '../runtime/exception.ts';
import type { Type } from '../types/type.ts';
import { withPlace } from './deserialize-texts.ts';
import { tokenPath } from './path.ts';
import type { JToken } from './token.ts';

/** What is wrong with a token; the message ends with the token's path. */
export const tokenFault = (type: Type, text: string, token: JToken, inner: NetException | null): NetException =>
  new NetException(type, withPlace(text, `Path '${tokenPath(token)}'.`), inner);
