import { JARRAY } from '../json/array.ts';
import { FORMATTING } from '../json/formatting.ts';
import { JOBJECT } from '../json/object.ts';
import { parseArray, parseJson, parseObject } from '../json/parse.ts';
import { JTOKEN } from '../json/token.ts';
import { JTOKEN_TYPE } from '../json/token-type.ts';
import { enumeration } from '../types/table.ts';
import { graphQL, graphQLDataObject } from './graphql.ts';
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
import { jvalue } from './jvalue.ts';
import { part } from './library-of.ts';

/** Newtonsoft.Json, and what of `context` answers with it. */
export const JSON_PART = part(
  [
    jtoken,
    jcontainer,
    jobject,
    jarray,
    jproperty,
    jvalue,
    jraw,
    jconstructor,
    ijenumerable,
    jenumerable,
    jsonConvert,
    jsonExtensions,
    graphQL,
    graphQLDataObject,
    ...[FORMATTING, JTOKEN_TYPE].map(enumeration),
  ],
  [
    [JTOKEN, parseJson],
    [JOBJECT, parseObject],
    [JARRAY, parseArray],
  ],
);

export { variableOfJson } from '../json/variable.ts';
