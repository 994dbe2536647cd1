import { STRING_READER } from '../../../src/expression/text/string-reader.ts';
import { STRING_WRITER } from '../../../src/expression/text/string-writer.ts';
import { DATE_TIME, DATE_TIME_OFFSET, GUID, IENUMERABLE, TIME_SPAN } from '../../../src/expression/types/primitives.ts';
import { members, type TypeTable } from '../../../src/expression/types/table.ts';

/** Types of other areas that the signatures of System.Xml.Linq name. */
export const OTHER_TYPES: readonly TypeTable[] = [
  IENUMERABLE,
  DATE_TIME,
  DATE_TIME_OFFSET,
  TIME_SPAN,
  GUID,
  STRING_READER,
  STRING_WRITER,
].map(type => members(type, () => ({})));
