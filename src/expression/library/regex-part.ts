import { capture } from './capture.ts';
import { captureCollection } from './capture-collection.ts';
import { group } from './group.ts';
import { groupCollection } from './group-collection.ts';
import { part } from './library-of.ts';
import { match } from './match.ts';
import { matchCollection } from './match-collection.ts';
import { regex } from './regex.ts';
import { regexParseException } from './regex-exceptions.ts';
import { regexOptions } from './regex-options.ts';

/** System.Text.RegularExpressions */
export const REGEX_PART = part(
  [
    regex,
    regexOptions,
    regexParseException,
    match,
    matchCollection,
    group,
    groupCollection,
    capture,
    captureCollection,
  ],
  [],
);
