import { IORDERED_ENUMERABLE } from '../collections/linq/order.ts';
import { members } from '../types/table.ts';

/** Its elements are IEnumerable's; ThenBy and the others stand in Enumerable. */
export const orderedEnumerable = members(IORDERED_ENUMERABLE, () => ({}));
