/** The first value of a parameter of a query; `name` in lower case, since names compare without case, as in .NET. */
export function parameterIn(query: URLSearchParams, name: string): string | undefined {
  for (const [key, value] of query) if (key.toLowerCase() === name) return value;
  return undefined;
}
