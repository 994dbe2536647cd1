import { nearest } from '../nearest.ts';

/** ` Did you mean 'x'?` where a known name is close; else empty. */
export function didYouMean(name: string, known: readonly string[]): string {
  const [meant] = nearest(
    name,
    known.map(each => [each, each]),
  );
  return meant === undefined ? '' : ` Did you mean '${meant}'?`;
}
