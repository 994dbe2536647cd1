import { objectsOf } from '../runtime/element-type.ts';
import type { Meter } from '../runtime/meter.ts';
import { NetObject } from '../runtime/net-object.ts';
import { XAttribute } from './x-attribute.ts';
import { XNode } from './x-node.ts';
import { xmlText } from './xml-convert.ts';

export type Item = XNode | XAttribute | string;

/**
 * What .NET makes of an argument of content: sequences are walked, null is left out, any other value becomes its XML text.
 * https://learn.microsoft.com/dotnet/standard/linq/valid-content-xelement-xdocument-objects
 */
export function* contentItems(meter: Meter, content: unknown): Generator<Item> {
  meter.step();
  if (content === null) return;
  if (content instanceof XNode || content instanceof XAttribute || typeof content === 'string') yield content;
  else if (isSequence(content)) for (const item of objectsOf(content)) yield* contentItems(meter, item);
  else yield xmlText(content);
}

const isSequence = (content: unknown): boolean => content instanceof NetObject && Symbol.iterator in content;
