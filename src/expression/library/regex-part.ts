import { capture } from './capture.ts';
import { captureCollection } from './capture-collection.ts';
import { group } from './group.ts';
import { groupCollection } from './group-collection.ts';
import { match } from './match.ts';
import { matchCollection } from './match-collection.ts';
import type { Part } from './part.ts';
import { regex } from './regex.ts';
import { regexParseException } from './regex-exceptions.ts';
import { regexOptions } from './regex-options.ts';

/** System.Text.RegularExpressions */
export const REGEX_PART: Part = {
  types: [
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
  bodies: [],
};
