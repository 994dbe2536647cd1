import { invalidOperation } from '../../runtime/exception.ts';

export const noElements = () => invalidOperation('Sequence contains no elements');
export const noMatch = () => invalidOperation('Sequence contains no matching element');
export const severalElements = () => invalidOperation('Sequence contains more than one element');
export const severalMatches = () => invalidOperation('Sequence contains more than one matching element');
