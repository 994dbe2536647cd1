import * as v from 'valibot';

const MAX_LENGTH = 2000;

function isPlainHttpUrl(text: string): boolean {
  // URL would leave out or encode white space; what is stored is what is shown.
  if (/[\s\p{Cc}]/u.test(text) || !URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '' && search === '' && hash === '';
}

/** An absolute http or https URL without credentials, query or fragment. */
export const httpUrl = v.pipe(
  v.string('must be text.'),
  v.maxLength(MAX_LENGTH, `must have at most ${MAX_LENGTH} characters.`),
  v.check(
    isPlainHttpUrl,
    'must be an absolute http:// or https:// URL without user name, password, query, fragment or spaces, such as https://contoso.com/myapi.',
  ),
);

export const urlShape = v.strictObject({ url: httpUrl });
