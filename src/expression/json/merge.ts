import { argumentException } from '../runtime/exception.ts';
import { runTimeType } from '../runtime/run-time-type.ts';
import { fullName } from '../types/display.ts';
import { JArray } from './array.ts';
import { JConstructor } from './constructor.ts';
import { JContainer } from './container.ts';
import { manyOf, tokenOf } from './content.ts';
import { JObject } from './object.ts';
import { JProperty } from './property.ts';
import { JToken } from './token.ts';
import { TokenType } from './token-type.ts';

/** `Merge`: what the content has comes on top; arrays are put one behind the other. Throws ArgumentException. */
export function merge(target: JContainer, content: unknown): void {
  if (content === null) return;
  if (!(content instanceof JToken) && manyOf(content) === undefined)
    throw argumentException(
      `Could not determine JSON object type for type ${fullName(runTimeType(content))}.`,
      'content',
    );
  mergeInto(target, content);
}

function mergeInto(target: JContainer, content: unknown): void {
  if (target instanceof JObject && content instanceof JObject) mergeObjects(target, content);
  if (target instanceof JArray) addAll(target, content instanceof JArray ? content.children : manyOf(content));
  if (target instanceof JProperty && content instanceof JProperty && content.value.tokenType !== TokenType.Null)
    target.value = content.value;
  if (target instanceof JConstructor && content instanceof JConstructor) {
    target.name = content.name ?? target.name;
    addAll(target, content.children);
  }
}

function addAll(target: JContainer, content: Iterable<unknown> | undefined): void {
  for (const item of [...(content ?? [])]) target.add(tokenOf(item));
}

function mergeObjects(target: JObject, content: JObject): void {
  for (const { name, value } of content.properties) {
    const existing = target.property(name);
    if (existing === undefined) target.put(name, value);
    else if (existing.value instanceof JContainer && existing.value.tokenType === value.tokenType)
      merge(existing.value, value);
    else if (value.tokenType !== TokenType.Null) existing.value = value;
  }
}
