import * as v from 'valibot';
import type { Kind } from '../value.ts';

const RULE = 'must be an absolute http:// or https:// URL, such as https://contoso.com/token.';

/** With a query where there is one; white space around it is layout. */
const absoluteUrl = v.pipe(
  v.string(),
  v.trim(),
  v.check(text => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), RULE),
  v.transform(text => new URL(text)),
);

/** Of `<set-url>` and of the URLs that policies fetch. */
export const ABSOLUTE_URL: Kind<typeof absoluteUrl> = { type: 'string', schema: absoluteUrl };
