import { JArray } from './array.ts';
import { JConstructor } from './constructor.ts';
import { pathText } from './path-text.ts';
import { JProperty } from './property.ts';
import type { JToken } from './token.ts';

/** `a.b[0]`: where a token stands, from the root on. */
export function tokenPath(token: JToken): string {
  const steps: (string | number)[] = [];
  let child = token;
  if (child instanceof JProperty && child.parent !== null) steps.unshift(child.name);
  for (let parent = child.parent; parent !== null; child = parent, parent = parent.parent) {
    if (parent instanceof JProperty) steps.unshift(parent.name);
    else if (parent instanceof JArray || parent instanceof JConstructor) steps.unshift(parent.indexOf(child));
  }
  return pathText(steps);
}
