/** Words of any text, each with a capital: `application/json` gives `ApplicationJson`. */
export const pascal = (text: string): string =>
  (text.match(/[\p{L}\p{N}]+/gu) ?? []).map(word => word.charAt(0).toUpperCase() + word.slice(1)).join('');

const MAX_ID = 76;

/**
 * "Normalization rules for operationId": https://learn.microsoft.com/azure/api-management/api-management-api-import-restrictions
 * Undefined where nothing is left of it.
 */
export const normalId = (text: string): string | undefined =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-/, '')
    .slice(0, MAX_ID)
    .replace(/-$/, '') || undefined;

/** Ids, each once: the later ones get -1, -2 and so on. */
export class Ids {
  readonly #taken = new Set<string>();

  /** What nothing else may be called. */
  reserve(id: string): void {
    this.#taken.add(id.toLowerCase());
  }

  free(wanted: string): string {
    let id = wanted;
    for (let number = 1; this.#taken.has(id.toLowerCase()); number += 1) id = `${wanted}-${number}`;
    this.reserve(id);
    return id;
  }
}
