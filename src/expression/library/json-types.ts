import type { TypeTable } from '../types/table.ts';
import { formatting } from './formatting.ts';
import { jarray } from './jarray.ts';
import { jconstructor } from './jconstructor.ts';
import { jcontainer } from './jcontainer.ts';
import { ijenumerable, jenumerable } from './jenumerable.ts';
import { jobject } from './jobject.ts';
import { jproperty } from './jproperty.ts';
import { jraw } from './jraw.ts';
import { jsonConvert } from './json-convert.ts';
import { jsonExtensions } from './json-extensions.ts';
import { jtoken } from './jtoken.ts';
import { jtokenType } from './jtoken-type.ts';
import { jvalue } from './jvalue.ts';

/** Newtonsoft.Json */
export const JSON_TYPES: readonly TypeTable[] = [
  jtoken,
  jcontainer,
  jobject,
  jarray,
  jproperty,
  jvalue,
  jraw,
  jconstructor,
  jtokenType,
  ijenumerable,
  jenumerable,
  formatting,
  jsonConvert,
  jsonExtensions,
];
