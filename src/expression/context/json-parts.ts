const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]]|,|[^"{}[\],]+/g;

/**
 * What stands between the commas of a JSON array or object, each as it is written: so a number keeps all its digits and a text
 * that looks like a date stays one. The text is known to be JSON.
 */
export function jsonParts(json: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const [token] of json.trim().matchAll(TOKEN)) {
    if (token === '}' || token === ']') depth -= 1;
    if (depth === 1 && token === ',') {
      parts.push(part.trim());
      part = '';
    } else if (depth > 0) part += token;
    if (token === '{' || token === '[') depth += 1;
  }
  return part.trim() === '' ? parts : [...parts, part.trim()];
}

/** The members of a JSON object, each value as it is written. */
export function jsonMembers(json: string): ReadonlyMap<string, string> {
  return new Map(jsonParts(json).map(member));
}

function member(part: string): readonly [string, string] {
  const [name = ''] = /^"(?:[^"\\]|\\.)*"/.exec(part) ?? [];
  const value = part.slice(part.indexOf(':', name.length) + 1);
  return [String(JSON.parse(name)), value.trim()];
}
