import { REGEX_OPTIONS } from '../regex/options.ts';
import { REGEX_PARSE_EXCEPTION } from '../regex/regex-error.ts';
import { enumeration, members } from '../types/table.ts';
import { capture } from './capture.ts';
import { captureCollection } from './capture-collection.ts';
import { group } from './group.ts';
import { groupCollection } from './group-collection.ts';
import { part } from './library-of.ts';
import { match } from './match.ts';
import { matchCollection } from './match-collection.ts';
import { regex } from './regex.ts';

/** System.Text.RegularExpressions */
export const REGEX_PART = part(
  [
    regex,
    match,
    matchCollection,
    group,
    groupCollection,
    capture,
    captureCollection,
    enumeration(REGEX_OPTIONS),
    members(REGEX_PARSE_EXCEPTION, () => ({})),
  ],
  [],
);
