import type { TypeTable } from '../types/table.ts';
import { addressFamily } from './address-family.ts';
import { char } from './char.ts';
import { encoding } from './encoding.ts';
import { environment } from './environment.ts';
import { guid } from './guid.ts';
import { normalizationForm, unicodeCategory, uriComponents, uriFormat } from './helper-enums.ts';
import { ipAddress } from './ip-address.ts';
import { string } from './string.ts';
import { stringBuilder } from './string-builder.ts';
import { stringComparer } from './string-comparer.ts';
import { stringComparison } from './string-comparison.ts';
import { stringReader } from './string-reader.ts';
import { stringSplitOptions } from './string-split-options.ts';
import { stringWriter } from './string-writer.ts';
import { uri } from './uri.ts';
import { uriHostNameType } from './uri-host-name-type.ts';
import { uriKind } from './uri-kind.ts';
import { uriPartial } from './uri-partial.ts';
import { webUtility } from './web-utility.ts';

export const TEXT_TYPES: readonly TypeTable[] = [
  string,
  char,
  stringBuilder,
  stringComparer,
  stringComparison,
  stringSplitOptions,
  encoding,
  stringReader,
  stringWriter,
  webUtility,
  environment,
  guid,
  uri,
  uriKind,
  uriPartial,
  uriHostNameType,
  ipAddress,
  addressFamily,
  unicodeCategory,
  normalizationForm,
  uriComponents,
  uriFormat,
];
