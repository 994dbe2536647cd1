import { type Remark, sortedByPlace, where } from '../policy/document/remark.ts';
import type { Examination } from '../policy/examine.ts';
import type { FileDocument, FragmentFiles } from './fragment-files.ts';

/** A document of a file, and what was found out about it. */
export interface ExaminedFile extends FileDocument {
  readonly examination: Examination;
}

type Kind = 'faults' | 'warnings';

/** Those of a document, in the order of their places. */
export type Remarks = Readonly<Record<Kind, readonly Remark[]>>;

/** What was found in the fragment of a file, while a document was read that includes it. */
interface Inner {
  readonly kind: Kind;
  readonly fragment: ExaminedFile;
  readonly remark: Remark;
  /** Where it was included. */
  readonly by: string;
}

/** What is wrong inside a fragment of these files is told of the fragment's own file, and once, however many include it. */
export function remarksOfEach(
  examined: readonly ExaminedFile[],
  files: FragmentFiles<ExaminedFile>,
): (document: ExaminedFile) => Remarks {
  const inner = new Map<ExaminedFile, Inner[]>();
  for (const found of examined.flatMap(document => innerOf(document, files)))
    inner.set(found.fragment, [...(inner.get(found.fragment) ?? []), found]);
  return document => {
    const of = (kind: Kind): Remark[] => {
      const own = document.examination[kind].filter(remark => fragmentOf(remark, document, files) === undefined);
      const more = (inner.get(document) ?? []).filter(found => found.kind === kind);
      return sortedByPlace([...own, ...news(own, more)]);
    };
    return { faults: of('faults'), warnings: of('warnings') };
  };
}

const fragmentOf = (
  { within }: Remark,
  { file }: FileDocument,
  files: FragmentFiles<ExaminedFile>,
): ExaminedFile | undefined => within && files.find(within.fragmentId, file);

const innerOf = (document: ExaminedFile, files: FragmentFiles<ExaminedFile>): Inner[] =>
  (['faults', 'warnings'] as const).flatMap(kind =>
    document.examination[kind].flatMap(remark => {
      const { within, position } = remark;
      const fragment = fragmentOf(remark, document, files);
      if (within === undefined || fragment === undefined) return [];
      const { message, position: place } = within;
      const by = `${document.file} ${where(position)}`;
      return [{ kind, fragment, remark: { message, position: place, within: undefined }, by }];
    }),
  );

/** What the fragment alone does not show comes from where it is included. */
function news(own: readonly Remark[], inner: readonly Inner[]): Remark[] {
  const known = new Set(own.map(keyOf));
  const told: Remark[] = [];
  for (const { remark, by } of inner) {
    const key = keyOf(remark);
    if (known.has(key)) continue;
    known.add(key);
    told.push({ ...remark, message: `${remark.message} It is included by ${by}.` });
  }
  return told;
}

const keyOf = ({ position: { line, column }, message }: Remark): string => `${line} ${column} ${message}`;
