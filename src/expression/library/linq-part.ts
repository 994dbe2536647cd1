import { enumerable } from './enumerable.ts';
import { grouping } from './grouping.ts';
import { part } from './library-of.ts';
import { lookup } from './lookup.ts';
import { orderedEnumerable } from './ordered-enumerable.ts';

/** System.Linq */
export const LINQ_PART = part([enumerable, grouping, lookup, orderedEnumerable], []);
