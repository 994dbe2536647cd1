import type { Clock } from '../../surroundings.ts';
import { contentType, isJsonType, isXmlType } from '../conversion/media-types.ts';
import { bodyText, unreadable } from '../edits/content.ts';
import type { Message } from '../edits/message.ts';
import type { TemplateSource } from '../language.ts';
import { jsonInput } from './json-input.ts';
import { xmlInput } from './xml-input.ts';

/**
 * `body` in a template: the message's, by its Content-Type (https://learn.microsoft.com/azure/api-management/set-body-policy);
 * a text where it is of another. Throws PolicyError for what is not what it says.
 */
export function bodyInput(
  message: Message,
  { element, parsesDates, nil }: Pick<TemplateSource, 'element' | 'parsesDates' | 'nil'>,
  clock: Clock,
): unknown {
  const text = bodyText(message, element);
  const type = contentType(message.headers);
  if (text === undefined || text.trim() === '') return undefined;
  try {
    if (isJsonType(type)) return jsonInput(text, parsesDates ? clock : undefined);
    return isXmlType(type) ? xmlInput(text, nil) : text;
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    throw unreadable(element, `The body is not what its Content-Type '${type}' says: ${cause.message}`, cause);
  }
}
