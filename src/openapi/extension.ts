import type { Part } from './part.ts';
import { isObject } from './source.ts';

/** What an export writes of an API that OpenAPI has no word for. */
export const OURS = 'x-apim';

/** The members of an API or an operation that our own extension gives; those that are null are taken away. */
export function ours(part: Part): Record<string, unknown> {
  const { value } = part.member(OURS);
  if (!isObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, member === null ? undefined : member]),
  );
}
