import { UserError } from '../errors.ts';
import type { DocumentFault, Part } from './part.ts';
import type { Path, Source } from './source.ts';

/** What is told of faults, each with its document and line. Lines are looked for only now: most documents have no fault. */
export async function faultsTold(faults: readonly DocumentFault[]): Promise<UserError> {
  const finders = new Map<Source, (path: Path) => number | undefined>();
  const lines: string[] = [];
  for (const { part, message } of faults) {
    const find = finders.get(part.source) ?? (await lineFinder(part.source));
    finders.set(part.source, find);
    lines.push(`${placed(part, find(part.path))}: ${message}`);
  }
  return new UserError('ValidationError', lines.join('\n'), { target: 'representation' });
}

const placed = ({ source }: Part, line: number | undefined): string =>
  line === undefined ? source.name : `${source.name}:${line}`;

/** The line of a member, or of the nearest that it is in. */
async function lineFinder({ text }: Source): Promise<(path: Path) => number | undefined> {
  if (text === '') return () => undefined;
  const { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } = await import('./yaml.ts');
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, merge: true, uniqueKeys: false, logLevel: 'silent' });
  return path => {
    let node: unknown = document.contents;
    let offset = isNode(node) ? node.range?.[0] : undefined;
    for (const name of path) {
      if (isMap(node)) {
        const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === name);
        if (pair === undefined) break;
        offset = isNode(pair.key) ? (pair.key.range?.[0] ?? offset) : offset;
        node = pair.value;
      } else if (isSeq(node)) {
        node = node.items[Number(name)];
        offset = isNode(node) ? (node.range?.[0] ?? offset) : offset;
      } else break;
    }
    return offset === undefined ? undefined : lineCounter.linePos(offset).line;
  };
}
