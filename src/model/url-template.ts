import * as v from 'valibot';

/** `{id}`, or the rest of a path: `{*rest}`. */
const PARAMETER = /\{(\*?)([^{}]*)\}/g;

/** A part of a segment, or of a query's value: text as it stands, or a parameter. */
export type TemplatePart = { readonly text: string } | { readonly parameter: string };

/** A URL template of an operation, read. */
export interface UrlTemplate {
  /** Of the path, without the slashes between them and at its ends. */
  readonly segments: readonly (readonly TemplatePart[])[];
  /** What the rest of the path is called: `*`, or `rest` of `{*rest}`; undefined where the path ends with the segments. */
  readonly rest: string | undefined;
  readonly query: readonly { readonly name: string; readonly value: readonly TemplatePart[] }[];
}

/** https://learn.microsoft.com/azure/api-management/add-api-manually#add-and-test-a-parameterized-operation */
export function readUrlTemplate(template: string): UrlTemplate {
  const question = template.indexOf('?');
  const path = question < 0 ? template : template.slice(0, question);
  const texts = path
    .split('/')
    .filter((segment, index, all) => segment !== '' || (index > 0 && index < all.length - 1));
  const rest = restOf(texts.at(-1));
  return {
    segments: (rest === undefined ? texts : texts.slice(0, -1)).map(partsOf),
    rest,
    query:
      question < 0
        ? []
        : template
            .slice(question + 1)
            .split('&')
            .filter(pair => pair !== '')
            .map(queryOf),
  };
}

function restOf(segment: string | undefined): string | undefined {
  if (segment === '*') return '*';
  return segment === undefined ? undefined : /^\{\*([^{}]+)\}$/.exec(segment)?.[1];
}

function queryOf(pair: string): UrlTemplate['query'][number] {
  const equals = pair.indexOf('=');
  return equals < 0
    ? { name: pair, value: [] }
    : { name: pair.slice(0, equals), value: partsOf(pair.slice(equals + 1)) };
}

function partsOf(text: string): TemplatePart[] {
  const parts: TemplatePart[] = [];
  let end = 0;
  for (const match of text.matchAll(PARAMETER)) {
    if (match.index > end) parts.push({ text: text.slice(end, match.index) });
    parts.push({ parameter: match[2] ?? '' });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}

/** The names of its parameters, in their order; `*` has none. */
export const templateParameters = (template: string): string[] =>
  [...template.matchAll(PARAMETER)].map(match => match[2] ?? '');

/** The same for templates that match the same URLs: what a parameter is called makes no difference. */
export const comparableTemplate = (template: string): string =>
  template.replace(PARAMETER, (_, star: string) => `{${star}}`).toLowerCase();

/** What is wrong with a template: the words after its name; undefined where nothing is. */
function faultOf(template: string): string | undefined {
  const names = templateParameters(template);
  if (/[{}]/.test(template.replace(PARAMETER, ''))) return 'must close every { with a }, and hold no other.';
  const bad = names.find(name => !/^[\w.$-]+$/.test(name));
  if (bad !== undefined) return `must name parameters by letters, digits and . _ - $, not '{${bad}}'.`;
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) return `must name each parameter once, and '{${twice}}' stands twice.`;
  if (/\{[^{}]*\}\{/.test(template)) return 'must have some text between two parameters.';
  const [path = ''] = template.split('?');
  if (/\{\*[^{}]*\}(?!$)|\*(?=.*\/)|[^/{]\*/.test(path)) return 'may have * only as its last segment.';
  return undefined;
}

/** The template of an operation, which begins with a slash. */
export const urlTemplate = v.pipe(
  v.string('must be text.'),
  v.minLength(1, 'must have at least 1 character.'),
  v.maxLength(1000, 'must have at most 1000 characters.'),
  v.check(template => !/[\s#]/.test(template), 'must be a path such as /items/{id}, without spaces or #.'),
  v.rawCheck(({ dataset, addIssue }) => {
    const message = dataset.typed ? faultOf(dataset.value) : undefined;
    if (message !== undefined) addIssue({ message });
  }),
  v.transform(template => (template.startsWith('/') ? template : `/${template}`)),
);
