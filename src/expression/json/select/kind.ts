import { NamedType } from '../../types/type.ts';
import type { JToken } from '../token.ts';

/** `JObject`, for messages. */
export const kindOf = ({ type }: JToken): string => (type instanceof NamedType ? type.definition.name : '');
