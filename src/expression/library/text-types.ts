import { enumeration, type TypeTable } from '../types/table.ts';
import { char } from './char.ts';
import { encoding } from './encoding.ts';
import { environment } from './environment.ts';
import { guid } from './guid.ts';
import { ipAddress } from './ip-address.ts';
import { string } from './string.ts';
import { stringBuilder } from './string-builder.ts';
import { stringComparer } from './string-comparer.ts';
import { stringReader } from './string-reader.ts';
import { stringWriter } from './string-writer.ts';
import { TEXT_ENUMS } from './text-enums.ts';
import { uri } from './uri.ts';
import { webUtility } from './web-utility.ts';

export const TEXT_TYPES: readonly TypeTable[] = [
  string,
  char,
  stringBuilder,
  stringComparer,
  encoding,
  stringReader,
  stringWriter,
  webUtility,
  environment,
  guid,
  uri,
  ipAddress,
  ...TEXT_ENUMS.map(enumeration),
];
